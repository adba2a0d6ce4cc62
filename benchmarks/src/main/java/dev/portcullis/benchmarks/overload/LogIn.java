package dev.portcullis.benchmarks.overload;

import dev.portcullis.benchmarks.load.WrongAnswer;
import java.io.IOException;

/** The log-ins of one client, over one protocol. */
interface LogIn extends AutoCloseable {
  /** The error code when the queue of password hashes is full; see {@code docs/errors.md}. */
  String OVERLOAD = "TOO_MANY_REQUESTS_WAITING";

  /**
   * Tries to log in once.
   *
   * @return whether the log-in succeeded; if not, it was refused with a time to retry
   * @throws WrongAnswer when the answer is neither of these
   */
  boolean isLetIn() throws IOException;

  @Override
  void close();
}
