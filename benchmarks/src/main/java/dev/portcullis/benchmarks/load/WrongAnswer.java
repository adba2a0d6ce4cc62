package dev.portcullis.benchmarks.load;

/** An answer that is not what it has to be: what was measured is worth nothing. */
public final class WrongAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Tells what came instead. */
  public WrongAnswer(String answer) {
    super("a wrong answer: " + answer);
  }
}
