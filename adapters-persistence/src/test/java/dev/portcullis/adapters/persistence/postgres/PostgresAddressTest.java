package dev.portcullis.adapters.persistence.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.persistence.PostgresServer;
import dev.portcullis.adapters.persistence.SqlStorageTest;
import dev.portcullis.application.failure.StorageRefused;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {
  private final Logger driver = Logger.getLogger("org.postgresql");
  private final ByteArrayOutputStream driversLog = new ByteArrayOutputStream();
  private final Handler listener =
      new StreamHandler(driversLog, new SimpleFormatter()) {
        @Override
        public synchronized void publish(LogRecord record) {
          super.publish(record);
          flush();
        }
      };

  @BeforeEach
  void listen() {
    driver.addHandler(listener);
  }

  @AfterEach
  void listenNoMore() {
    driver.removeHandler(listener);
  }

  @ParameterizedTest
  @CsvSource({
    "//db.example/portcullis, db.example:5432/portcullis",
    "//db.example:6432/portcullis, db.example:6432/portcullis",
    "'//one.example:1,two.example:2/portcullis', 'one.example:1,two.example:2/portcullis'",
    "//[::1]:5432/portcullis, [::1]:5432/portcullis",
    "///portcullis, localhost:5432/portcullis",
    "portcullis, localhost:5432/portcullis",
    "//db.example/portcullis?user=arthur&password=guinevere, db.example:5432/portcullis",
    "//db.example/portcullis?password=a@b/c?d, db.example:5432/portcullis",
  })
  void a_place_contains_only_hosts_ports_and_database(String rest, String place) {
    assertThat(address(rest).place()).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//arthur:guinevere@db.example/portcullis",
        "//arthur:guinevere@db.example:5432/portcullis",
        "//arthur:guin/evere@db.example/portcullis",
        "//arthur:guin?evere@db.example/portcullis",
        "//arthur:guinevere",
        "arthur:guinevere@db.example/portcullis",
        "//guinevere@db.example/portcullis",
        "//db.example?password=guinevere",
        "//db.example:99999/portcullis?password=guinevere",
        "//db.example:port/portcullis?password=guinevere",
        "//db.example/portcullis?password=%guinevere",
        "//db.example/portcullis?password=guinevere\n&user=%x"
      })
  void a_malformed_address_is_refused_without_being_repeated_or_logged(String rest) {
    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> address(rest).place())
        .withMessageContaining("database.url: must look like")
        .satisfies(
            refused -> assertThat(SqlStorageTest.stackTrace(refused)).doesNotContain("guin"));
    assertThat(driversLog.toString(UTF_8)).doesNotContain("guin");
  }

  @ParameterizedTest
  @CsvSource({
    "//localhost/portcullis, ''",
    "//127.0.0.1/portcullis?sslmode=disable, ''",
    "'//[::1],localhost/portcullis', ''",
    "//db.example/portcullis?sslmode=verify-full, ''",
    "//db.example/portcullis?sslmode=verify-ca, ''",
    "//db.example/portcullis?sslmode=require, UNWISE",
    "//db.example/portcullis, UNSAFE",
    "//db.example/portcullis?sslmode=prefer, UNSAFE",
    "'//localhost,db.example/portcullis', UNSAFE",
  })
  void a_connection_to_another_machine_without_verified_tls_is_a_risk(
      String rest, String severity) {
    assertThat(address(rest).risks())
        .extracting(risk -> risk.severity().name())
        .containsExactlyElementsOf(severity.isEmpty() ? List.of() : List.of(severity));
  }

  @Test
  void the_url_s_parameters_override_the_defaults() {
    var defaults = address("//db.example/portcullis").source();
    assertThat(defaults.getSocketTimeout()).isEqualTo(PostgresAddress.ANSWER_SECONDS);
    assertThat(defaults.getConnectTimeout()).isEqualTo(PostgresAddress.CONNECT_SECONDS);

    var chosen = address("//db.example/portcullis?socketTimeout=60&connectTimeout=9").source();
    assertThat(chosen.getSocketTimeout()).isEqualTo(60);
    assertThat(chosen.getConnectTimeout()).isEqualTo(9);
  }

  @Test
  void connecting_to_a_server_that_does_not_answer_times_out() throws Exception {
    try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var source =
          address(
                  "//127.0.0.1:%d/portcullis?connectTimeout=1&socketTimeout=1"
                      .formatted(mute.getLocalPort()))
              .source();

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(source::getConnection)
          .satisfies(failure -> assertThat(new PostgresDialect().isTransient(failure)).isTrue());
    }
  }

  @Test
  void a_patient_source_has_no_timeout() {
    var source = address("//db.example/portcullis").sourceWithoutTimeout();

    assertThat(source.getSocketTimeout()).isZero();
  }

  @Test
  void the_settings_user_and_password_override_the_url_s() {
    var source = address("//db.example/portcullis?user=mordred&password=treason").source();

    assertThat(source.getUser()).isEqualTo("arthur");
    assertThat(source.getPassword()).isEqualTo("a secret");
  }

  private static PostgresAddress address(String rest) {
    return PostgresAddress.of(PostgresServer.settings(rest, "arthur"));
  }
}
