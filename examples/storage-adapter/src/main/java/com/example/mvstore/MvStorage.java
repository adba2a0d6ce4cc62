package com.example.mvstore;

import dev.portcullis.application.failure.StoreUnavailable;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/** One user of an open file. It and its ports are thread-safe. */
final class MvStorage implements Storage {
  private final MvFile file;
  private final AtomicBoolean closed = new AtomicBoolean();

  MvStorage(MvFile file) {
    this.file = file;
  }

  /** Runs {@link MvFile#act} while this storage is open. */
  <T> T act(Function<Tables, T> act) {
    if (closed.get()) {
      throw new StoreUnavailable(description() + " is closed", null);
    }
    return file.act(act);
  }

  @Override
  public UserRepository users() {
    return new MvUserRepository(this);
  }

  @Override
  public Sessions sessions() {
    return new MvSessions(this);
  }

  @Override
  public SigningKeys signingKeys() {
    return new MvSigningKeys(this);
  }

  @Override
  public OneTimeTokens oneTimeTokens() {
    return new MvOneTimeTokens(this);
  }

  @Override
  public Outbox outbox() {
    return new MvOutbox(this);
  }

  @Override
  public EventLog events() {
    return new MvEventLog(this);
  }

  @Override
  public Optional<OAuthAccounts> oauthAccounts() {
    return Optional.of(new MvOAuthAccounts(this));
  }

  @Override
  public Optional<ProviderTokenStore> providerTokens() {
    return Optional.of(new MvProviderTokenStore(this));
  }

  @Override
  public Optional<SigningKeySchedule> signingKeySchedule() {
    return Optional.of(new MvSigningKeySchedule(this));
  }

  @Override
  public Optional<Attempts> attempts() {
    return Optional.of(new MvAttempts(this));
  }

  @Override
  public <R> R inTransaction(Supplier<R> work) {
    return act(tables -> work.get());
  }

  @Override
  public boolean isReachable() {
    try {
      return act(tables -> true);
    } catch (StoreUnavailable gone) {
      return false;
    }
  }

  @Override
  public String description() {
    return "MVStore at " + file.path();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      file.close();
    }
  }
}
