package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.operation.SigningKeys;
import dev.portcullis.application.port.out.operation.Storage;
import java.util.function.Supplier;

/** The core of a store, which lacks every capability. */
public record CoreStorage(Storage storage) implements Storage {
  @Override
  public UserRepository users() {
    return storage.users();
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
  public OneTimeTokens oneTimeTokens() {
    return storage.oneTimeTokens();
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
