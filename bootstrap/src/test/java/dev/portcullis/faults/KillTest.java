package dev.portcullis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.PostgresServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} during registrations and changes of password. The system property {@code
 * faults.rounds} sets the number of rounds.
 */
@Timeout(1800)
final class KillTest {
  private static final int ROUNDS = Integer.getInteger("faults.rounds", 2);

  @TempDir private Path folder;

  /** Returns how many writes are acknowledged before the kill, which differs in each round. */
  private static int untilKill(int round) {
    return 1 + round * 17 % 60;
  }

  private AcknowledgedWrites killServerInRounds(LaunchOptions launch) {
    var book = new AcknowledgedWrites();
    var last = new AcknowledgedWrites();
    for (int round = 0; round < ROUNDS; round++) {
      ServerProcess server = launch.serve();
      try {
        assertThat(last.found(server)).isEqualTo(last.acknowledged());
        var load = WriteLoad.at(server);
        load.awaitAcknowledged(untilKill(round));
        server.kill();
        load.end();
        last = new AcknowledgedWrites();
        last.add(load);
        book.add(load);
      } finally {
        server.kill();
      }
    }
    return book;
  }

  private static void report(String what, int rounds, AcknowledgedWrites book, int found) {
    System.out.printf(
        "faults: kill -9, %s: %d rounds, %d writes acknowledged, %d found%n",
        what, rounds, book.acknowledged(), found);
  }

  private static void assertAllFound(String what, LaunchOptions launch, AcknowledgedWrites book) {
    try (var server = launch.serve()) {
      int found = book.found(server);
      report(what, ROUNDS, book, found);
      assertThat(found).isEqualTo(book.acknowledged());
    }
    book.assertComplete(launch);
    assertThat(launch.log()).doesNotContain("Incident");
  }

  @Test
  void writes_acknowledged_by_a_killed_server_are_in_sqlite() throws Exception {
    var launch = LaunchOptions.in(folder);

    AcknowledgedWrites book = killServerInRounds(launch);

    assertAllFound("SQLite", launch, book);
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + launch.database());
        var statement = connection.createStatement();
        var row = statement.executeQuery("pragma integrity_check")) {
      assertThat(row.getString(1)).isEqualTo("ok");
    }
  }

  @Test
  void writes_acknowledged_by_a_killed_server_are_in_postgresql() {
    var launch = LaunchOptions.in(folder).on(PostgresServer.newDatabase("lancelot"), "lancelot");

    AcknowledgedWrites book = killServerInRounds(launch);

    assertAllFound("PostgreSQL", launch, book);
  }

  @Test
  void acknowledged_writes_survive_a_kill_of_postgresql() {
    var book = new AcknowledgedWrites();
    LaunchOptions launch;
    try (var postgres = PostgresProcess.start(folder)) {
      launch = LaunchOptions.in(folder).on(postgres.url(), "postgres");
      try (var server = launch.serve()) {
        for (int round = 0; round < ROUNDS; round++) {
          var load = WriteLoad.at(server);
          load.awaitAcknowledged(untilKill(round));
          postgres.kill();
          load.forget();
          load.awaitLater(1);
          postgres.startAgain();
          load.forget();
          load.awaitAcknowledged(1);
          load.end();
          assertThat(load.lost()).isZero();
          book.add(load);
        }
        int found = book.found(server);
        report("PostgreSQL's own server", ROUNDS, book, found);
        assertThat(found).isEqualTo(book.acknowledged());
      }
      book.assertComplete(launch);
      assertThat(launch.log()).doesNotContain("Incident");
    }
  }
}
