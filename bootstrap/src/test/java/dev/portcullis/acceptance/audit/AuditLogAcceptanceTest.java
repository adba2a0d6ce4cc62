package dev.portcullis.acceptance.audit;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.EdgeProtocol;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.application.port.in.audit.ReadAuditLog;
import dev.portcullis.application.port.in.audit.ReadAuditLog.Line;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.login.Administrator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The audit log has refused administration and the starts of servers. */
final class AuditLogAcceptanceTest {
  private static Configuration configuration(Map<String, String> settings) {
    return Configuration.load(settings, Optional.empty(), Path.of("target"));
  }

  /** Lines of that type, the oldest first. */
  private static List<Line> lines(Map<String, String> settings, String what) {
    var command =
        new ReadAuditLog.Command(
            Administrator.operator(), Optional.empty(), new ReadAuditLog.Limit(100));
    try (var administration = Administration.open(configuration(settings))) {
      return switch (administration.audit().readAuditLog().read(command)) {
        case ReadAuditLog.Result.Lines found ->
            found.lines().reversed().stream().filter(line -> line.what().equals(what)).toList();
        case ReadAuditLog.Result.NotFound none -> throw new AssertionError(none);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void refused_administration_is_recorded_with_user_call_and_count(EdgeProtocol protocol) {
    var settings = TestServers.settings();
    String email = newEmail();
    String id;
    try (var server = TestServers.start(settings);
        Api api = protocol.connect(server)) {
      id = api.register(Map.of("email", email, "password", PASSWORD)).value().id();
      String token = api.logIn("jwt", Map.of("username", email, "password", PASSWORD)).value();
      for (int i = 0; i < 3; i++) {
        assertThat(api.get(token, id).code()).isEqualTo("FORBIDDEN");
      }
      assertThat(api.delete(token, id).code()).isEqualTo("FORBIDDEN");
      assertThat(api.update(token, id, Map.of()).code()).isEqualTo("FORBIDDEN");
      assertThat(api.list(token, 10, "").code()).isEqualTo("FORBIDDEN");
      assertThat(api.get("nonsense", id).code()).isEqualTo("UNAUTHORIZED");
    }

    List<Line> refused = lines(settings, "administration.refused");

    assertThat(refused)
        .extracting(Line::details)
        .containsExactly("GetUser", "DeleteUser", "UpdateUser", "ListUsers", "GetUser, 2 times");
    assertThat(refused)
        .allSatisfy(
            line -> {
              assertThat(line.by().orElseThrow().id()).hasToString(id);
              assertThat(line.subject()).isEqualTo(line.by());
              assertThat(line.address()).isEqualTo("127.0.0.1");
            });
  }

  @Test
  void a_start_is_recorded_with_version_and_fingerprint_of_the_configuration() {
    var settings = TestServers.settings();
    TestServers.start(settings).close();
    TestServers.start(settings).close();
    settings.put("PORTCULLIS_PASSWORD_MIN_LENGTH", "10");
    TestServers.start(settings).close();

    List<String> starts = lines(settings, "server.started").stream().map(Line::details).toList();

    assertThat(starts)
        .hasSize(3)
        .allMatch(details -> details.matches("version \\S+, configuration [0-9a-f]{64}"));
    assertThat(starts.get(0)).isEqualTo(starts.get(1));
    assertThat(starts.get(2))
        .isNotEqualTo(starts.get(1))
        .endsWith(configuration(settings).fingerprint());
  }
}
