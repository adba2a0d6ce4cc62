package dev.portcullis.application.port.out.operation;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.login.Sessions;

/**
 * An open store: the out-ports that keep state. Texts come back and are compared character by
 * character; instants of the years 1 to 9999 come back to the microsecond. Closing it waits for
 * what is under way.
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

  /** The letters that are to be sent. */
  Outbox outbox();

  /** The record of what happened. */
  EventLog events();

  /** Users' accounts at other providers. */
  OAuthAccounts oauthAccounts();

  /** Whether the store answers now. Never throws; takes a few seconds at most. */
  boolean isReachable();

  /** What people may know of it, such as {@code SQLite at /var/lib/portcullis.db}; no password. */
  String description();

  @Override
  void close();
}
