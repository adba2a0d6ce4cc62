package dev.portcullis.application.port.out.emaillink;

import org.jspecify.annotations.Nullable;

/** Writes and sends mail. Thread-safe. */
public interface Mailer {
  /** A mailer for programs that send no mail. */
  Mailer NONE =
      mail -> {
        throw new NotSent("there is no mailer", false, null);
      };

  /**
   * Sends {@code mail}; when this method returns, a mail server has accepted the mail. Takes at
   * most a minute. An interrupt may abort the attempt. Such a failure leaves the thread's interrupt
   * status clear, since the thread still has to return the mail to the outbox.
   *
   * @throws NotSent when no server has accepted the mail
   */
  void send(OutgoingMail mail);

  /** No mail server has accepted a mail. */
  final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    /**
     * Describes the failure for the log, without any content of the mail.
     *
     * @param forGood whether a retry can't help, such as for an address that the server refuses
     */
    public NotSent(String message, boolean forGood, @Nullable Throwable cause) {
      super(message, cause);
      this.forGood = forGood;
    }

    /** Returns whether a retry can't help. */
    public boolean isForGood() {
      return forGood;
    }
  }
}
