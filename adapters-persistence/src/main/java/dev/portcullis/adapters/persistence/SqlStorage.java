package dev.portcullis.adapters.persistence;

import dev.portcullis.adapters.persistence.sql.Database;
import dev.portcullis.adapters.persistence.sql.SqlAttempts;
import dev.portcullis.adapters.persistence.sql.SqlEventLog;
import dev.portcullis.adapters.persistence.sql.SqlOAuthAccounts;
import dev.portcullis.adapters.persistence.sql.SqlOneTimeTokens;
import dev.portcullis.adapters.persistence.sql.SqlOutbox;
import dev.portcullis.adapters.persistence.sql.SqlProviderTokenStore;
import dev.portcullis.adapters.persistence.sql.SqlSessions;
import dev.portcullis.adapters.persistence.sql.SqlSigningKeySchedule;
import dev.portcullis.adapters.persistence.sql.SqlSigningKeys;
import dev.portcullis.adapters.persistence.sql.SqlUserRepository;
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

/** Storage in an open SQL database. Thread-safe. */
public final class SqlStorage implements Storage {
  private final Database database;
  private final String description;

  public SqlStorage(Database database, String description) {
    this.database = database;
    this.description = description;
  }

  @Override
  public UserRepository users() {
    return new SqlUserRepository(database);
  }

  @Override
  public Sessions sessions() {
    return new SqlSessions(database);
  }

  @Override
  public SigningKeys signingKeys() {
    return new SqlSigningKeys(database);
  }

  @Override
  public OneTimeTokens oneTimeTokens() {
    return new SqlOneTimeTokens(database);
  }

  @Override
  public Outbox outbox() {
    return new SqlOutbox(database);
  }

  @Override
  public EventLog events() {
    return new SqlEventLog(database);
  }

  @Override
  public Optional<OAuthAccounts> oauthAccounts() {
    return Optional.of(new SqlOAuthAccounts(database));
  }

  @Override
  public Optional<Attempts> attempts() {
    return Optional.of(new SqlAttempts(database));
  }

  @Override
  public Optional<ProviderTokenStore> providerTokens() {
    return Optional.of(new SqlProviderTokenStore(database));
  }

  @Override
  public Optional<SigningKeySchedule> signingKeySchedule() {
    return Optional.of(new SqlSigningKeySchedule(database));
  }

  @Override
  public <R> R inTransaction(Supplier<R> work) {
    return database.inTransaction(work);
  }

  @Override
  public boolean isReachable() {
    try {
      return database.isReadable();
    } catch (RuntimeException unreachable) {
      return false;
    }
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public void close() {
    database.close();
  }
}
