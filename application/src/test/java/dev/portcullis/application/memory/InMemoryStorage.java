package dev.portcullis.application.memory;

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
import java.util.function.Supplier;

/**
 * In-memory store for tests. Every operation is atomic and immediately visible to all nodes,
 * because one lock guards all data. The data lives as long as one of its nodes is referenced.
 * Thread-safe.
 */
public final class InMemoryStorage implements Storage {
  private final InMemoryConnection connection;

  /** Empty store. */
  public InMemoryStorage() {
    this(new InMemoryConnection(new InMemoryTables()));
  }

  private InMemoryStorage(InMemoryConnection connection) {
    this.connection = connection;
  }

  /** Opens the same store as another node. Each node sees the other's changes. */
  public InMemoryStorage anotherNode() {
    return new InMemoryStorage(connection.another());
  }

  /** Makes every operation of this node throw {@link StoreUnavailable}. */
  public void breakDown() {
    connection.interrupt(true);
  }

  /** Makes this node available again. No stored data is lost. */
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
  public Optional<Attempts> attempts() {
    return Optional.of(new InMemoryAttempts(connection));
  }

  @Override
  public Optional<ProviderTokenStore> providerTokens() {
    return Optional.of(new InMemoryProviderTokenStore(connection));
  }

  @Override
  public Optional<SigningKeySchedule> signingKeySchedule() {
    return Optional.of(new InMemorySigningKeySchedule(connection));
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
    return "an in-memory store";
  }

  @Override
  public void close() {
    connection.close();
  }
}
