package dev.portcullis.application.port.in.emaillink;

import java.time.Instant;

/** Sends the next mail that waits in the outbox. */
@FunctionalInterface
public interface DeliverMail {
  /**
   * Processes one mail. Concurrent calls, on any node, get different mails. A mail that mail server
   * accepts is retried, with growing delays, for three days.
   */
  Result deliverNext();

  /** Possible outcomes. */
  sealed interface Result {
    /** No mail was due. */
    record NothingDue() implements Result {}

    /** The mail was sent, or had no recipient any more; it is out of the outbox. */
    record DealtWith() implements Result {}

    /** The mail could not be sent and waits until {@code due}; {@code problem} is for the log. */
    record Postponed(String problem, Instant due) implements Result {}

    /** The mail will never be sent; {@code problem} is for the log. */
    record GivenUp(String problem) implements Result {}
  }
}
