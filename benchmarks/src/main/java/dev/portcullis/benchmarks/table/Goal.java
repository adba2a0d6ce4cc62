package dev.portcullis.benchmarks.table;

/**
 * The goal of a row: an upper bound for one of its figures.
 *
 * @param figure the figure with the goal
 * @param most the bound, as a ratio or in the row's unit
 */
record Goal(Judged figure, double most) {
  /** The figure with the goal. */
  enum Judged {
    RATIO,
    PORTCULLIS,
    NONE
  }

  /** Returns a goal for the ratio. */
  static Goal ratio(double most) {
    return new Goal(Judged.RATIO, most);
  }

  /** Returns a goal for Portcullis's own figure. */
  static Goal figure(double most) {
    return new Goal(Judged.PORTCULLIS, most);
  }

  /** Returns the goal of a row that is only shown. */
  static Goal none() {
    return new Goal(Judged.NONE, Double.POSITIVE_INFINITY);
  }
}
