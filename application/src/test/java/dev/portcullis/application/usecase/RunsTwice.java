package dev.portcullis.application.usecase;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.operation.SigningKeys;
import dev.portcullis.application.port.out.operation.Storage;
import java.util.function.Supplier;

/** Store that rolls each transaction back once and then runs it again, as after a conflict. */
record RunsTwice(Storage storage) implements Storage {
  @Override
  public <R> R inTransaction(Supplier<R> work) {
    try {
      return storage.inTransaction(
          () -> {
            throw new Undone(work.get());
          });
    } catch (Undone undone) {
      return storage.inTransaction(work);
    }
  }

  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Undone(Object result) {
      super("after " + result);
    }
  }

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
