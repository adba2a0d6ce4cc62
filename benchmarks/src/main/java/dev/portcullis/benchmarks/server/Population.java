package dev.portcullis.benchmarks.server;

import dev.portcullis.adapters.crypto.password.Argon2Parameters;
import dev.portcullis.adapters.crypto.password.Argon2PasswordHasher;
import dev.portcullis.domain.password.Password;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Inserts thousands of users directly into a store, while Portcullis isn't running. */
public final class Population {
  private static final String COLUMNS =
      "id, email, password_hash, is_active, is_superuser, is_verified, version, epoch, attributes";
  private static final String ON_SQLITE =
      """
      insert into users (%s)
      with recursive numbers(i) as (select 0 union all select i + 1 from numbers where i < ? - 1)
      select printf('01a20000-0000-7000-8000-%%012x', i), printf('knight%%07d@camelot.example', i),
             ?, true, false, true, 0, 0, '{}'
      from numbers
      """
          .formatted(COLUMNS);
  private static final String ON_POSTGRES =
      """
      insert into users (%s)
      select ('01a20000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
             'knight' || lpad(i::text, 7, '0') || '@camelot.example',
             ?, true, false, true, 0, 0, '{}'
      from generate_series(0, ? - 1) as i
      """
          .formatted(COLUMNS);

  private Population() {}

  /** Inserts users with cheap hashes into an empty, migrated SQLite database. */
  public static void onSqlite(Path file, int count) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var insert = connection.prepareStatement(ON_SQLITE)) {
      insert.setInt(1, count);
      insert.setString(2, cheapHash());
      insert.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Inserts users with cheap hashes into an empty, migrated PostgreSQL database. */
  public static void onPostgres(String url, String user, int count) {
    try (var connection = DriverManager.getConnection(url, user, "");
        var insert = connection.prepareStatement(ON_POSTGRES);
        var analysis = connection.prepareStatement("analyze")) {
      insert.setString(1, cheapHash());
      insert.setInt(2, count);
      insert.executeUpdate();
      analysis.execute();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /**
   * The hash of all users' password, with the parameters of {@link
   * ServerInstallation#CHEAP_HASHES}.
   */
  private static String cheapHash() {
    try (var hasher = new Argon2PasswordHasher(new Argon2Parameters(8, 1, 1), 1, 1);
        var password = Password.of(GeneratedUser.PASSWORD)) {
      return hasher.hash(password).value();
    }
  }
}
