package dev.portcullis.application.port.out.emaillink;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the mails that wait to be sent. A link's secret is made when the mail is sent, and is never
 * stored. A mail survives a crash once {@link #enqueue} has returned. Thread-safe; every method
 * throws {@link StoreUnavailable} when the store doesn't answer and a retry may help.
 */
public interface Outbox {
  /**
   * A mail that waits. The address may belong to no user: the requesting client must not learn
   * that, so the lookup happens only when the mail is sent.
   *
   * @param parameters further values for the text, by name; no secrets
   * @param requested when the mail was requested
   * @param client the client that requested the mail
   * @param attempts how often the mail was taken, this time included
   */
  record QueuedMail(
      MailKind kind,
      EmailAddress to,
      Map<String, String> parameters,
      Instant requested,
      ClientInfo client,
      int attempts) {
    /** Copies the parameters. */
    public QueuedMail {
      parameters = Map.copyOf(parameters);
    }

    /** Creates a mail without parameters that was never taken. */
    public QueuedMail(MailKind kind, EmailAddress to, Instant requested, ClientInfo client) {
      this(kind, to, Map.of(), requested, client, 0);
    }
  }

  /**
   * Adds {@code mail}, due at once. Does nothing while a mail of the same kind, recipient and
   * parameters waits, so that a mailbox can't be flooded.
   */
  void enqueue(QueuedMail mail);

  /**
   * Takes the mail that has been due the longest at {@code now}. No other caller, on any node, gets
   * it before {@code lease} is over.
   */
  Optional<QueuedMail> take(Instant now, Duration lease);

  /** Removes the mail, unless it was taken again since. */
  void remove(QueuedMail mail);

  /** Makes the mail due again at {@code due}, unless it was taken again since. */
  void postpone(QueuedMail mail, Instant due);
}
