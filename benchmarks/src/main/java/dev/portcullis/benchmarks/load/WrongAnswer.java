package dev.portcullis.benchmarks.load;

/** An answer differs from the expected one; the measurement is void. */
public final class WrongAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Reports the answer that arrived. */
  public WrongAnswer(String answer) {
    super("a wrong answer: " + answer);
  }
}
