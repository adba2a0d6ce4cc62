package dev.portcullis.adapters.persistence;

import dev.portcullis.application.port.out.AuditLog;
import dev.portcullis.application.port.out.OAuthAccounts;
import dev.portcullis.application.port.out.OneTimeTokens;
import dev.portcullis.application.port.out.Outbox;
import dev.portcullis.application.port.out.Sessions;
import dev.portcullis.application.port.out.SigningKeys;
import dev.portcullis.application.port.out.Storage;
import dev.portcullis.application.port.out.UserRepository;
import java.sql.Connection;
import java.sql.SQLException;

/** An open SQL database. */
final class SqlStorage implements Storage {
  private static final int ANSWER_SECONDS = 2;

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

  /** Reads from a table, since SQLite answers what needs no file without looking at the file. */
  @Override
  public boolean isReachable() {
    try {
      return database.reads(
          connection -> connection.isValid(ANSWER_SECONDS) && isReadable(connection));
    } catch (RuntimeException unreachable) {
      return false;
    }
  }

  private static boolean isReadable(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from signing_keys")) {
      return rows.next();
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
