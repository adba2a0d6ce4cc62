package dev.portcullis.application.port.out.operation;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.login.Sessions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An open store: the out-ports that keep state. Texts come back and are compared character by
 * character; instants of the years 1 to 9999 come back to the microsecond. Closing it waits for
 * what is under way.
 *
 * <p>The core, which every store has: users, sessions, signing keys, one-time tokens, the outbox
 * and the events. Each further capability is a method that returns an {@link Optional}; a store
 * that lacks it, or was built before it came, needs not implement the method, and the feature that
 * wants it is off.
 */
public interface Storage extends AutoCloseable {
  /** The accounts. */
  UserRepository users();

  /** The open sessions. */
  Sessions sessions();

  /** The keys that tokens are signed with. */
  SigningKeys signingKeys();

  /** The one-time tokens that are out. */
  OneTimeTokens oneTimeTokens();

  /** The mails that are to be sent. */
  Outbox outbox();

  /** The record of what happened. */
  EventLog events();

  /** Users' accounts at other providers; without them, sign-in with providers is off. */
  default Optional<OAuthAccounts> oauthAccounts() {
    return Optional.empty();
  }

  /**
   * Runs {@code work} in one transaction: what it calls on this storage's ports, on the thread that
   * runs it, takes effect as a whole or not at all. A call inside of another joins the outer one.
   *
   * <p>If the work throws, nothing has changed, and the exception passes through. If the store has
   * to undo the transaction in favour of another, the work may be run again; so it changes nothing
   * but the store. Reads see what was committed before each of them, at least (READ COMMITTED), and
   * what the work itself has changed; races are decided by the ports' acts as outside of a
   * transaction. The work does nothing slow: no hash, no mail, no network.
   *
   * @throws StoreUnavailable when the store doesn't answer and trying again may help
   */
  <R> R inTransaction(Supplier<R> work);

  /** Whether the store answers now. Never throws; takes a few seconds at most. */
  boolean isReachable();

  /** What people may know of it, such as {@code SQLite at /var/lib/portcullis.db}; no password. */
  String description();

  @Override
  void close();
}
