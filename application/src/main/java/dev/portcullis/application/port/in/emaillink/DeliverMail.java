package dev.portcullis.application.port.in.emaillink;

import java.time.Instant;

/** Writes and sends the next mail that waits in the outbox. */
@FunctionalInterface
public interface DeliverMail {
  /**
   * Deals with one mail. Of nodes that ask at the same time, each gets another one. A mail that no
   * mail server takes is kept and tried again, later each time, for three days.
   */
  Result deliverNext();

  /** Every way it can come out. */
  sealed interface Result {
    /** No mail was due. */
    record NothingDue() implements Result {}

    /** The mail was sent, or there was nobody to send it to; it is out of the way. */
    record DealtWith() implements Result {}

    /** The mail could not be sent and waits until {@code due}; {@code problem} is for the log. */
    record Postponed(String problem, Instant due) implements Result {}

    /** The mail will never be sent; {@code problem} is for the log. */
    record GivenUp(String problem) implements Result {}
  }
}
