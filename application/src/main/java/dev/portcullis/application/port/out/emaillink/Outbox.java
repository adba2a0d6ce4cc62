package dev.portcullis.application.port.out.emaillink;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the letters that are to be written and sent. Only that somebody asked is kept, not what the
 * letter will say: a link's secret is made when it is sent and so lies nowhere. What {@link #post}
 * has returned from survives a crash. Thread-safe; every method throws {@link StoreUnavailable}
 * when the store doesn't answer and trying again may help.
 */
public interface Outbox {
  /**
   * A letter that somebody asked for. There may be no user with that address: whoever asks must not
   * learn that, so it is found out later.
   *
   * @param requested when it was asked for
   * @param client where it was asked for
   * @param attempts how often it was taken, this time included
   */
  record QueuedMail(
      TokenPurpose purpose, EmailAddress to, Instant requested, ClientInfo client, int attempts) {}

  /**
   * Puts a letter in. While one to that address for that purpose waits, another one changes
   * nothing: so nobody's mailbox is flooded.
   */
  void post(TokenPurpose purpose, EmailAddress to, ClientInfo client, Instant now);

  /**
   * The letter that has been due at {@code now} for longest, for the caller alone: no node is given
   * it again before {@code lease} is over.
   */
  Optional<QueuedMail> take(Instant now, Duration lease);

  /** Takes the letter out for good, unless it was taken again since. */
  void remove(QueuedMail letter);

  /** Makes the letter due again at {@code due}, unless it was taken again since. */
  void postpone(QueuedMail letter, Instant due);
}
