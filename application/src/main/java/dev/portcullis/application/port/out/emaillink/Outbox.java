package dev.portcullis.application.port.out.emaillink;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the mails that are to be written and sent. A link's secret is not among them: it is made
 * when the mail is sent, and so is stored nowhere. What {@link #enqueue} has returned from survives
 * a crash. Thread-safe; every method throws {@link StoreUnavailable} when the store doesn't answer
 * and trying again may help.
 */
public interface Outbox {
  /**
   * A mail that waits. There may be no user with that address: the client who asks must not learn
   * that, so it is found out later.
   *
   * @param parameters what the mail says beyond its kind, by name; no secrets
   * @param requested when it was asked for
   * @param client where it was asked for
   * @param attempts how often it was taken, this time included
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

    /** One that was not taken yet, and says nothing beyond its kind. */
    public QueuedMail(MailKind kind, EmailAddress to, Instant requested, ClientInfo client) {
      this(kind, to, Map.of(), requested, client, 0);
    }
  }

  /**
   * Puts {@code mail} in, due at once. While one of the same kind, recipient and parameters waits,
   * another one changes nothing: so no mailbox is flooded.
   */
  void enqueue(QueuedMail mail);

  /**
   * The mail that has been due at {@code now} for longest, for the caller alone: no node is given
   * it again before {@code lease} is over.
   */
  Optional<QueuedMail> take(Instant now, Duration lease);

  /** Takes the mail out for good, unless it was taken again since. */
  void remove(QueuedMail mail);

  /** Makes the mail due again at {@code due}, unless it was taken again since. */
  void postpone(QueuedMail mail, Instant due);
}
