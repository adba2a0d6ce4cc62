package dev.portcullis.application.port.in.login;

/**
 * Records the refusals of administrative calls that have been counted since their last event. A
 * server calls it about once a minute, and when it stops.
 */
@FunctionalInterface
public interface RecordRefusals {
  /** Records one event for each user and call with a count. */
  void record(Command command);

  /**
   * Extent.
   *
   * @param isLast true to record also what was counted within the last minute
   */
  record Command(boolean isLast) {}
}
