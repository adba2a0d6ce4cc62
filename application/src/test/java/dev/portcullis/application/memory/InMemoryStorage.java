package dev.portcullis.application.memory;

import dev.portcullis.application.failure.StoreUnavailable;
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

/**
 * A store in memory, for tests. Every act is atomic and seen by all at once: one lock guards
 * accounts, sessions and keys together. It lives as long as one of its nodes is referred to.
 * Thread-safe.
 */
public final class InMemoryStorage implements Storage {
  private final InMemoryConnection connection;

  /** An empty store. */
  public InMemoryStorage() {
    this(new InMemoryConnection(new InMemoryTables()));
  }

  private InMemoryStorage(InMemoryConnection connection) {
    this.connection = connection;
  }

  /** The same store as another node has it open: what one stores, the other sees. */
  public InMemoryStorage anotherNode() {
    return new InMemoryStorage(connection.another());
  }

  /** From now on, every act through this node throws {@link StoreUnavailable}. */
  public void breakDown() {
    connection.interrupt(true);
  }

  /** Ends what {@link #breakDown} began; nothing that was stored is lost. */
  public void recover() {
    connection.interrupt(false);
  }

  @Override
  public UserRepository users() {
    return new InMemoryUserRepository(connection);
  }

  @Override
  public Sessions sessions() {
    return new InMemorySessions(connection);
  }

  @Override
  public SigningKeys signingKeys() {
    return new InMemorySigningKeys(connection);
  }

  @Override
  public OneTimeTokens oneTimeTokens() {
    return new InMemoryOneTimeTokens(connection);
  }

  @Override
  public Outbox outbox() {
    return new InMemoryOutbox(connection);
  }

  @Override
  public EventLog events() {
    return new InMemoryEventLog(connection);
  }

  @Override
  public Optional<OAuthAccounts> oauthAccounts() {
    return Optional.of(new InMemoryOAuthAccounts(connection));
  }

  @Override
  public <R> R inTransaction(Supplier<R> work) {
    return connection.transaction(tables -> work.get());
  }

  @Override
  public boolean isReachable() {
    return connection.isReachable();
  }

  @Override
  public String description() {
    return "a store in memory";
  }

  @Override
  public void close() {
    connection.close();
  }
}
