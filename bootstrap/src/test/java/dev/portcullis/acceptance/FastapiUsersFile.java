package dev.portcullis.acceptance;

import dev.portcullis.adapters.crypto.password.Argon2Parameters;
import dev.portcullis.adapters.crypto.password.Argon2PasswordHasher;
import dev.portcullis.domain.password.Password;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * SQLite file of a fastapi-users application. King Arthur's password is {@code guinevere}, and he
 * has an account at Google. Lancelot can't be imported, because his id is no UUID.
 */
public final class FastapiUsersFile {
  private static final String ID = "8ab0f1f29c1d4c7e8f6a0b1c2d3e4f5a";

  private FastapiUsersFile() {}

  public static void create(Path file) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          create table user (id char(32) primary key, email varchar(320),
            hashed_password varchar(1024), is_active boolean, is_superuser boolean,
            is_verified boolean)
          """);
      statement.execute(
          """
          create table oauth_account (id char(32) primary key, user_id char(32),
            oauth_name varchar(100), access_token varchar(1024), expires_at integer,
            refresh_token varchar(1024), account_id varchar(320), account_email varchar(320))
          """);
      statement.execute(
          "insert into user values ('%s', 'King.Arthur@camelot.bt', '%s', 1, 0, 1)"
              .formatted(ID, hashOfGuinevere()));
      statement.execute("insert into user values ('7', 'lancelot@camelot.bt', 'x', 1, 0, 1)");
      statement.execute(
          "insert into oauth_account values"
              + " ('%s', '%s', 'google', 'a', null, null, '117', 'arthur@example.com')"
                  .formatted(ID, ID));
    }
  }

  /** Hashes the password with parameters other than those of this installation. */
  private static String hashOfGuinevere() {
    try (var hasher = new Argon2PasswordHasher(new Argon2Parameters(128, 1, 1), 1, 1);
        var password = Password.of("guinevere")) {
      return hasher.hash(password).value();
    }
  }
}
