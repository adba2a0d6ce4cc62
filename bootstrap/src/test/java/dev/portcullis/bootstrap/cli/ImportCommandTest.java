package dev.portcullis.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.FastapiUsersFile;
import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import of a fastapi-users database by the command line. The imported users log in as before. */
final class ImportCommandTest {
  @TempDir private Path folder;

  private Shell shell;
  private String url;

  @BeforeEach
  void makeTheApplicationsDatabase() throws SQLException {
    Path file = folder.resolve("app.db");
    FastapiUsersFile.create(file);
    url = "jdbc:sqlite:" + file;
    shell = new Shell(folder);
  }

  @Test
  void users_log_in_as_before_with_their_ids_and_rights() throws Exception {
    Shell.Run run = run();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("Users +2 +1 +0 +1")
        .containsPattern("OAuth accounts +1 +1 +0 +0")
        .contains("Skipped user 7: its id is no UUID")
        .doesNotContain("argon2");
    var configuration = Configuration.load(shell.environment(), Optional.empty(), folder);
    try (var server = Portcullis.start(configuration, InstantSource.system());
        var client = HttpClient.newHttpClient()) {
      String root = "http://127.0.0.1:%d".formatted(server.httpPort());
      var logIn =
          HttpRequest.newBuilder(URI.create(root + "/auth/jwt/login"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("username=king.arthur@camelot.bt&password=guinevere"))
              .build();
      String token =
          client
              .send(logIn, BodyHandlers.ofString())
              .body()
              .replaceFirst(".*n\":\"(.*?)\".*", "$1");
      var me =
          HttpRequest.newBuilder(URI.create(root + "/users/me"))
              .header("Authorization", "Bearer " + token)
              .build();

      assertThat(client.send(me, BodyHandlers.ofString()).body())
          .contains("\"id\":\"8ab0f1f2-9c1d-4c7e-8f6a-0b1c2d3e4f5a\"")
          .contains("\"email\":\"king.arthur@camelot.bt\"")
          .contains("\"is_verified\":true");
    }
  }

  @Test
  void an_import_can_be_tried_without_changes_and_can_be_repeated() {
    Shell.Run dry = run("--dry-run");
    assertThat(dry.out()).contains("Would be").containsPattern("Users +2 +1 +0 +1");

    assertThat(run().exitCode()).isZero();
    assertThat(run().out()).containsPattern("Users +2 +0 +1 +1");
  }

  @Test
  void a_missing_database_is_refused_in_one_line() {
    url = "jdbc:sqlite:" + folder.resolve("gone.db");

    Shell.Run run = run();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("There is no file " + folder.resolve("gone.db")).hasLineCount(1);
  }

  private Shell.Run run(String... options) {
    var line =
        Stream.concat(Stream.of("import", "fastapi-users", "--url", url), Stream.of(options));
    return shell.run(line.toArray(String[]::new));
  }
}
