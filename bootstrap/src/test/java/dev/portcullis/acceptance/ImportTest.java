package dev.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.crypto.Argon2Parameters;
import dev.portcullis.adapters.crypto.Argon2PasswordHasher;
import dev.portcullis.bootstrap.cli.CommandLines;
import dev.portcullis.domain.password.Password;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fastapi-users application moves here by the command line, and its users log in as before. */
final class ImportTest {
  private static final String ID = "8ab0f1f29c1d4c7e8f6a0b1c2d3e4f5a";

  @TempDir private Path folder;

  private final StringWriter shown = new StringWriter();
  private String url = "";
  private Map<String, String> settings = Map.of();

  @BeforeEach
  void makeTheApplicationsDatabase() throws SQLException, IOException {
    url = "jdbc:sqlite:" + folder.resolve("app.db");
    try (var connection = DriverManager.getConnection(url);
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
    settings = Installation.settings();
  }

  @Test
  void users_log_in_as_before_with_their_ids_and_rights() throws IOException {
    assertThat(run()).isZero();

    assertThat(shown.toString())
        .containsPattern("Users +2 +1 +0 +1")
        .containsPattern("OAuth accounts +1 +1 +0 +0")
        .contains("Skipped user 7: its id is no UUID")
        .doesNotContain("argon2");
    try (var server = Installation.start(settings);
        var api = new RestApi(server.httpPort())) {
      var fields = Map.of("username", "king.arthur@camelot.bt", "password", "guinevere");
      String token = api.logIn("jwt", fields).value();
      assertThat(api.me(token).value())
          .isEqualTo(
              new Api.Person(
                  "8ab0f1f2-9c1d-4c7e-8f6a-0b1c2d3e4f5a",
                  "king.arthur@camelot.bt",
                  true,
                  false,
                  true));
    }
  }

  @Test
  void it_can_be_run_again_and_tried_before() throws IOException {
    assertThat(run("--dry-run")).isZero();
    assertThat(shown.toString()).contains("Would be").containsPattern("Users +2 +1 +0 +1");

    assertThat(run()).isZero();
    assertThat(run()).isZero();
    assertThat(shown.toString()).containsPattern("Users +2 +0 +1 +1");
  }

  /** With parameters that are not the installation's. */
  private static String hashOfGuinevere() {
    try (var hasher = new Argon2PasswordHasher(new Argon2Parameters(128, 1, 1), 1, 1);
        var password = Password.of("guinevere")) {
      return hasher.hash(password).value();
    }
  }

  private int run(String... options) throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("portcullis.yaml"),
            "data.dir: " + settings.get("PORTCULLIS_DATA_DIR") + "\n");
    var out = new PrintWriter(shown);
    return CommandLines.root()
        .setOut(out)
        .setErr(out)
        .execute(
            Stream.concat(
                    Stream.of(
                        "import",
                        "fastapi-users",
                        "--config",
                        configuration.toString(),
                        "--url",
                        url),
                    Stream.of(options))
                .toArray(String[]::new));
  }
}
