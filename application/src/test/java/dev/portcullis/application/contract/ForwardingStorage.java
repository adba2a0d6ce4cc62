package dev.portcullis.application.contract;

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

/** A store that passes each call on to another, unless an implementation overrides it. */
public interface ForwardingStorage extends Storage {
  /** The store that calls are passed on to. */
  Storage storage();

  @Override
  default UserRepository users() {
    return storage().users();
  }

  @Override
  default Sessions sessions() {
    return storage().sessions();
  }

  @Override
  default SigningKeys signingKeys() {
    return storage().signingKeys();
  }

  @Override
  default OneTimeTokens oneTimeTokens() {
    return storage().oneTimeTokens();
  }

  @Override
  default Outbox outbox() {
    return storage().outbox();
  }

  @Override
  default EventLog events() {
    return storage().events();
  }

  @Override
  default Optional<OAuthAccounts> oauthAccounts() {
    return storage().oauthAccounts();
  }

  @Override
  default Optional<Attempts> attempts() {
    return storage().attempts();
  }

  @Override
  default Optional<ProviderTokenStore> providerTokens() {
    return storage().providerTokens();
  }

  @Override
  default Optional<SigningKeySchedule> signingKeySchedule() {
    return storage().signingKeySchedule();
  }

  @Override
  default <R> R inTransaction(Supplier<R> work) {
    return storage().inTransaction(work);
  }

  @Override
  default boolean isReachable() {
    return storage().isReachable();
  }

  @Override
  default String description() {
    return storage().description();
  }

  @Override
  default void close() {
    storage().close();
  }
}
