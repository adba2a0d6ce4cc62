package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.operation.SigningKeys;
import dev.portcullis.application.port.out.operation.Storage;

/** A store that is put together from parts of another: all of them whole at first. */
record Parts(
    Storage whole,
    UserRepository users,
    Sessions sessions,
    SigningKeys signingKeys,
    OneTimeTokens oneTimeTokens,
    Outbox outbox,
    EventLog events,
    OAuthAccounts oauthAccounts,
    Runnable closing)
    implements Storage {

  /** All parts of {@code whole}. */
  static Parts of(Storage whole) {
    return new Parts(
        whole,
        new WholeUsers(whole.users()),
        new WholeSessions(whole.sessions()),
        new WholeSigningKeys(whole.signingKeys()),
        new WholeOneTimeTokens(whole.oneTimeTokens()),
        new WholeOutbox(whole.outbox()),
        new WholeEventLog(whole.events()),
        new WholeOAuthAccounts(whole.oauthAccounts()),
        whole::close);
  }

  Parts with(UserRepository broken) {
    return new Parts(
        whole,
        broken,
        sessions,
        signingKeys,
        oneTimeTokens,
        outbox,
        events,
        oauthAccounts,
        closing);
  }

  Parts with(Sessions broken) {
    return new Parts(
        whole, users, broken, signingKeys, oneTimeTokens, outbox, events, oauthAccounts, closing);
  }

  Parts with(SigningKeys broken) {
    return new Parts(
        whole, users, sessions, broken, oneTimeTokens, outbox, events, oauthAccounts, closing);
  }

  Parts with(OneTimeTokens broken) {
    return new Parts(
        whole, users, sessions, signingKeys, broken, outbox, events, oauthAccounts, closing);
  }

  Parts with(Outbox broken) {
    return new Parts(
        whole,
        users,
        sessions,
        signingKeys,
        oneTimeTokens,
        broken,
        events,
        oauthAccounts,
        closing);
  }

  Parts with(EventLog broken) {
    return new Parts(
        whole, users, sessions, signingKeys, oneTimeTokens, outbox, broken, oauthAccounts, closing);
  }

  Parts with(OAuthAccounts broken) {
    return new Parts(
        whole, users, sessions, signingKeys, oneTimeTokens, outbox, events, broken, closing);
  }

  Parts withClosing(Runnable broken) {
    return new Parts(
        whole,
        users,
        sessions,
        signingKeys,
        oneTimeTokens,
        outbox,
        events,
        oauthAccounts,
        broken);
  }

  @Override
  public boolean isReachable() {
    return whole.isReachable();
  }

  @Override
  public String description() {
    return whole.description();
  }

  @Override
  public void close() {
    closing.run();
  }
}
