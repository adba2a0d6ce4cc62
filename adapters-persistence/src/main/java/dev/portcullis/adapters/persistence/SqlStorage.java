package dev.portcullis.adapters.persistence;

import dev.portcullis.application.port.out.AuditLog;
import dev.portcullis.application.port.out.OAuthAccounts;
import dev.portcullis.application.port.out.OneTimeTokens;
import dev.portcullis.application.port.out.Outbox;
import dev.portcullis.application.port.out.Sessions;
import dev.portcullis.application.port.out.SigningKeys;
import dev.portcullis.application.port.out.Storage;
import dev.portcullis.application.port.out.UserRepository;

/** An open SQL database. */
final class SqlStorage implements Storage {
  private final Database database;
  private final String description;

  SqlStorage(Database database, String description) {
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
  public AuditLog auditLog() {
    return new SqlAuditLog(database);
  }

  @Override
  public OAuthAccounts oauthAccounts() {
    return new SqlOAuthAccounts(database);
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
