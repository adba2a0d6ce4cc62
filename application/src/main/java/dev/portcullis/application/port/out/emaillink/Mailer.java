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
   * Sends {@code mail}; when this returns, a mail server is answerable for it. Takes at most a
   * minute. Interrupting the thread may break it off; that is a failure like others, which leaves
   * no mark of the interrupt: the thread still has to postpone the mail.
   *
   * @throws NotSent when no server has taken it
   */
  void send(OutgoingMail mail);

  /** No mail server has taken a mail. */
  final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    /**
     * Says for the log what failed, without a word of the mail.
     *
     * @param forGood whether trying again can't help, as for an address that the server refuses
     */
    public NotSent(String message, boolean forGood, @Nullable Throwable cause) {
      super(message, cause);
      this.forGood = forGood;
    }

    /** Whether trying again can't help. */
    public boolean isForGood() {
      return forGood;
    }
  }
}
