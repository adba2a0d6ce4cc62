package dev.portcullis.application.port.out.operation;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.federation.ProviderTokenStore;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.throttling.Attempts;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An open store: the out-ports that keep state. Texts are returned unchanged and compared character
 * by character. Instants of the years 1 to 9999 are precise to the microsecond. {@link #close}
 * waits for operations in progress.
 *
 * <p>Every store has the core: users, sessions, signing keys, one-time tokens, the outbox and the
 * events. Each further capability is a method that returns an {@link Optional}. A store that lacks
 * the capability, or is older than it, doesn't implement the method; the feature that needs it is
 * then off.
 */
public interface Storage extends AutoCloseable {
  /** The accounts. */
  UserRepository users();

  /** The open sessions. */
  Sessions sessions();

  /** The signing keys of tokens. */
  SigningKeys signingKeys();

  /** The issued one-time tokens. */
  OneTimeTokens oneTimeTokens();

  /** The mails that wait to be sent. */
  Outbox outbox();

  /** The audit log. */
  EventLog events();

  /** The users' accounts at providers; without them, sign-in with providers is off. */
  default Optional<OAuthAccounts> oauthAccounts() {
    return Optional.empty();
  }

  /** The tokens of the accounts at providers; without them, the master key can't be replaced. */
  default Optional<ProviderTokenStore> providerTokens() {
    return Optional.empty();
  }

  /** The signing keys with their times; without them, keys can't be replaced. */
  default Optional<SigningKeySchedule> signingKeySchedule() {
    return Optional.empty();
  }

  /** The records of attempts; without them, there are no limits on attempts. */
  default Optional<Attempts> attempts() {
    return Optional.empty();
  }

  /**
   * Runs {@code work} in one transaction: its calls to this storage's ports, on the same thread,
   * take effect as a whole or not at all. A nested call joins the outer transaction.
   *
   * <p>If the work throws, nothing is changed, and the exception passes through. The store may undo
   * the transaction in favour of another one and run the work again, so the work must change
   * nothing but the store. Reads see at least the data committed before each of them (READ
   * COMMITTED), and the work's own changes. The ports' methods decide races as they do outside a
   * transaction. The work must not be slow: no password hash, no mail, no network call.
   *
   * @throws StoreUnavailable when the store doesn't answer and a retry may help
   */
  <R> R inTransaction(Supplier<R> work);

  /** Returns whether the store answers now. Never throws; takes a few seconds at most. */
  boolean isReachable();

  /**
   * Describes the store for operators, such as {@code SQLite at /var/lib/portcullis.db}; without a
   * password.
   */
  String description();

  @Override
  void close();
}
