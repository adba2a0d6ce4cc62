package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.operation.SigningKeys;
import dev.portcullis.application.port.out.operation.Storage;
import java.util.Optional;
import java.util.function.Supplier;

/** A store that is put together from parts of another: all of them whole at first. */
record Parts(
    Storage whole,
    UserRepository users,
    Sessions sessions,
    SigningKeys signingKeys,
    OneTimeTokens oneTimeTokens,
    Outbox outbox,
    EventLog events,
    OAuthAccounts links,
    Transactions transactions,
    Runnable closing)
    implements Storage {

  /** How the store runs transactions: {@link Storage#inTransaction}. */
  @FunctionalInterface
  interface Transactions {
    <R> R run(Supplier<R> work);
  }

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
        new WholeOAuthAccounts(whole),
        whole::inTransaction,
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
        links,
        transactions,
        closing);
  }

  Parts with(Sessions broken) {
    return new Parts(
        whole,
        users,
        broken,
        signingKeys,
        oneTimeTokens,
        outbox,
        events,
        links,
        transactions,
        closing);
  }

  Parts with(SigningKeys broken) {
    return new Parts(
        whole,
        users,
        sessions,
        broken,
        oneTimeTokens,
        outbox,
        events,
        links,
        transactions,
        closing);
  }

  Parts with(OneTimeTokens broken) {
    return new Parts(
        whole, users, sessions, signingKeys, broken, outbox, events, links, transactions, closing);
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
        links,
        transactions,
        closing);
  }

  Parts with(EventLog broken) {
    return new Parts(
        whole,
        users,
        sessions,
        signingKeys,
        oneTimeTokens,
        outbox,
        broken,
        links,
        transactions,
        closing);
  }

  Parts with(OAuthAccounts broken) {
    return new Parts(
        whole,
        users,
        sessions,
        signingKeys,
        oneTimeTokens,
        outbox,
        events,
        broken,
        transactions,
        closing);
  }

  Parts with(Transactions broken) {
    return new Parts(
        whole, users, sessions, signingKeys, oneTimeTokens, outbox, events, links, broken, closing);
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
        links,
        transactions,
        broken);
  }

  @Override
  public Optional<OAuthAccounts> oauthAccounts() {
    return Optional.of(links);
  }

  @Override
  public <R> R inTransaction(Supplier<R> work) {
    return transactions.run(work);
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
