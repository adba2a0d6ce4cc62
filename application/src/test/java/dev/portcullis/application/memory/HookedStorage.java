package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.operation.SigningKeys;
import dev.portcullis.application.port.out.operation.Storage;
import java.util.Optional;
import java.util.function.Supplier;

/** Store whose users and one-time tokens run code of a test before they act. */
public record HookedStorage(
    Storage storage, HookedUserRepository users, HookedOneTimeTokens oneTimeTokens)
    implements Storage {
  /** Wraps {@code storage}. */
  public HookedStorage(Storage storage) {
    this(
        storage,
        new HookedUserRepository(storage.users()),
        new HookedOneTimeTokens(storage.oneTimeTokens()));
  }

  @Override
  public Sessions sessions() {
    return storage.sessions();
  }

  @Override
  public SigningKeys signingKeys() {
    return storage.signingKeys();
  }

  @Override
  public Outbox outbox() {
    return storage.outbox();
  }

  @Override
  public EventLog events() {
    return storage.events();
  }

  @Override
  public Optional<OAuthAccounts> oauthAccounts() {
    return storage.oauthAccounts();
  }

  @Override
  public <R> R inTransaction(Supplier<R> work) {
    return storage.inTransaction(work);
  }

  @Override
  public boolean isReachable() {
    return storage.isReachable();
  }

  @Override
  public String description() {
    return storage.description();
  }

  @Override
  public void close() {
    storage.close();
  }
}
