package dev.portcullis.benchmarks.overload;

import dev.portcullis.benchmarks.load.WrongAnswer;
import java.io.IOException;

/** How one client logs in, over one protocol. */
interface LogIn extends AutoCloseable {
  /** What {@code docs/errors.md} calls it when there are more passwords than can be hashed. */
  String OVERLOAD = "TOO_MANY_REQUESTS_WAITING";

  /**
   * Tries it once.
   *
   * @return whether it is let in; else it is told that there are too many, and when to come again
   * @throws WrongAnswer at any other answer
   */
  boolean isLetIn() throws IOException;

  @Override
  void close();
}
