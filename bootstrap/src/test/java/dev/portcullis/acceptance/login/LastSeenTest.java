package dev.portcullis.acceptance.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.EdgeProtocol;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.bootstrap.Portcullis;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The time of a session's last use is stored in the background, and no answer waits for it. */
final class LastSeenTest {
  /** Less than the time for which the store waits for another writer. */
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-25T03:00:00Z"));
  private final Map<String, String> settings = TestServers.settings();
  private Portcullis portcullis;

  @BeforeEach
  void start() {
    portcullis = TestServers.start(settings, clock);
  }

  @AfterEach
  void stop() {
    portcullis.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_profile_is_read_while_another_process_locks_the_store(EdgeProtocol protocol)
      throws SQLException {
    try (Api api = protocol.connect(portcullis);
        Connection writer = connect()) {
      var fields = Map.<String, Object>of("email", "arthur@camelot.bt", "password", "guinevere");
      api.register(fields).value();
      String token =
          api.logIn("jwt", Map.of("username", "arthur@camelot.bt", "password", "guinevere"))
              .value();
      clock.advance(Duration.ofMinutes(6));

      execute(writer, "begin immediate");
      long began = System.nanoTime();
      assertThat(api.me(token).code()).isEqualTo("OK");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
      execute(writer, "rollback");

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(lastSeen(writer)).isEqualTo(clock.instant()));
    }
  }

  private Connection connect() throws SQLException {
    Path folder = Path.of(String.valueOf(settings.get("PORTCULLIS_DATA_DIR")));
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("portcullis.db"));
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static Instant lastSeen(Connection connection) throws SQLException {
    try (var sql = connection.createStatement();
        var row = sql.executeQuery("select last_seen_at from sessions")) {
      row.next();
      return Instant.EPOCH.plusNanos(row.getLong(1) * 1000);
    }
  }
}
