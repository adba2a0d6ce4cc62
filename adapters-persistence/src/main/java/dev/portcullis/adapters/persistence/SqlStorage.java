package dev.portcullis.adapters.persistence;

import dev.portcullis.application.port.out.Sessions;
import dev.portcullis.application.port.out.SigningKeys;
import dev.portcullis.application.port.out.Storage;
import dev.portcullis.application.port.out.UserRepository;

/** An open SQL database. */
final class SqlStorage implements Storage {
  private final Connections connections;
  private final Database database;
  private final String description;

  SqlStorage(Dialect dialect, Connections connections, String description) {
    this.connections = connections;
    this.database = new Database(dialect, connections);
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
  public boolean isReachable() {
    try {
      return database.read(
          handle -> handle.createQuery("select 1").mapTo(Integer.class).one() == 1);
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
    connections.close();
  }
}
