package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.federation.ProviderTokenStore;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.SigningKeys;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.throttling.Attempts;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Store composed of parts that can be replaced one by one; initially all parts of an intact store.
 */
record CompositeStorage(
    Storage whole,
    UserRepository users,
    Sessions sessions,
    SigningKeys signingKeys,
    OneTimeTokens oneTimeTokens,
    Outbox outbox,
    EventLog events,
    OAuthAccounts links,
    ProviderTokenStore linkTokens,
    SigningKeySchedule keySchedule,
    Attempts records,
    Transactions transactions,
    Runnable closing)
    implements Storage {

  /** Implementation of {@link Storage#inTransaction}. */
  @FunctionalInterface
  interface Transactions {
    <R> R run(Supplier<R> work);
  }

  /** Composes all parts of {@code whole}. */
  static CompositeStorage of(Storage whole) {
    return new CompositeStorage(
        whole,
        new ForwardingUserRepository(whole.users()),
        new ForwardingSessions(whole.sessions()),
        new ForwardingSigningKeys(whole.signingKeys()),
        new ForwardingOneTimeTokens(whole.oneTimeTokens()),
        new ForwardingOutbox(whole.outbox()),
        new ForwardingEventLog(whole.events()),
        new ForwardingOAuthAccounts(whole),
        new ForwardingProviderTokenStore(whole),
        new ForwardingSigningKeySchedule(whole),
        whole.attempts().orElseThrow(),
        whole::inTransaction,
        whole::close);
  }

  CompositeStorage with(UserRepository broken) {
    return new CompositeStorage(
        whole,
        broken,
        sessions,
        signingKeys,
        oneTimeTokens,
        outbox,
        events,
        links,
        linkTokens,
        keySchedule,
        records,
        transactions,
        closing);
  }

  CompositeStorage with(Sessions broken) {
    return new CompositeStorage(
        whole,
        users,
        broken,
        signingKeys,
        oneTimeTokens,
        outbox,
        events,
        links,
        linkTokens,
        keySchedule,
        records,
        transactions,
        closing);
  }

  CompositeStorage with(SigningKeys broken) {
    return new CompositeStorage(
        whole,
        users,
        sessions,
        broken,
        oneTimeTokens,
        outbox,
        events,
        links,
        linkTokens,
        keySchedule,
        records,
        transactions,
        closing);
  }

  CompositeStorage with(OneTimeTokens broken) {
    return new CompositeStorage(
        whole,
        users,
        sessions,
        signingKeys,
        broken,
        outbox,
        events,
        links,
        linkTokens,
        keySchedule,
        records,
        transactions,
        closing);
  }

  CompositeStorage with(Outbox broken) {
    return new CompositeStorage(
        whole,
        users,
        sessions,
        signingKeys,
        oneTimeTokens,
        broken,
        events,
        links,
        linkTokens,
        keySchedule,
        records,
        transactions,
        closing);
  }

  CompositeStorage with(EventLog broken) {
    return new CompositeStorage(
        whole,
        users,
        sessions,
        signingKeys,
        oneTimeTokens,
        outbox,
        broken,
        links,
        linkTokens,
        keySchedule,
        records,
        transactions,
        closing);
  }

  CompositeStorage with(OAuthAccounts broken) {
    return new CompositeStorage(
        whole,
        users,
        sessions,
        signingKeys,
        oneTimeTokens,
        outbox,
        events,
        broken,
        linkTokens,
        keySchedule,
        records,
        transactions,
        closing);
  }

  CompositeStorage with(ProviderTokenStore broken) {
    return new CompositeStorage(
        whole,
        users,
        sessions,
        signingKeys,
        oneTimeTokens,
        outbox,
        events,
        links,
        broken,
        keySchedule,
        records,
        transactions,
        closing);
  }

  CompositeStorage with(SigningKeySchedule broken) {
    return new CompositeStorage(
        whole,
        users,
        sessions,
        signingKeys,
        oneTimeTokens,
        outbox,
        events,
        links,
        linkTokens,
        broken,
        records,
        transactions,
        closing);
  }

  CompositeStorage with(Attempts broken) {
    return new CompositeStorage(
        whole,
        users,
        sessions,
        signingKeys,
        oneTimeTokens,
        outbox,
        events,
        links,
        linkTokens,
        keySchedule,
        broken,
        transactions,
        closing);
  }

  CompositeStorage with(Transactions broken) {
    return new CompositeStorage(
        whole,
        users,
        sessions,
        signingKeys,
        oneTimeTokens,
        outbox,
        events,
        links,
        linkTokens,
        keySchedule,
        records,
        broken,
        closing);
  }

  CompositeStorage withClosing(Runnable broken) {
    return new CompositeStorage(
        whole,
        users,
        sessions,
        signingKeys,
        oneTimeTokens,
        outbox,
        events,
        links,
        linkTokens,
        keySchedule,
        records,
        transactions,
        broken);
  }

  @Override
  public Optional<OAuthAccounts> oauthAccounts() {
    return Optional.of(links);
  }

  @Override
  public Optional<Attempts> attempts() {
    return Optional.of(records);
  }

  @Override
  public Optional<ProviderTokenStore> providerTokens() {
    return Optional.of(linkTokens);
  }

  @Override
  public Optional<SigningKeySchedule> signingKeySchedule() {
    return Optional.of(keySchedule);
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
