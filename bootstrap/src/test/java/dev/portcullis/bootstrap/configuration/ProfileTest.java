package dev.portcullis.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.bootstrap.configuration.ConfigurationProblems.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key {@code profile}. */
final class ProfileTest {
  private static final String MAIL =
      """
      mail:
        transport: smtp
        smtp.url: smtps://mail.camelot.bt
        from: auth@camelot.bt
      """;

  /** Without the list of known passwords, which the build can't always make. */
  private static final String STRICT = "profile: strict\npassword.denied: common\n" + MAIL;

  @TempDir private Path folder;

  private Configuration load(String yaml) throws IOException {
    Files.writeString(folder.resolve("portcullis.yaml"), yaml);
    return Configuration.load(Map.of(), Optional.empty(), folder);
  }

  private List<String> problems(String yaml) {
    return catchThrowableOfType(ConfigurationProblems.class, () -> load(yaml)).problems().stream()
        .map(Problem::key)
        .toList();
  }

  @Test
  void the_default_profile_has_the_defaults_of_fastapi_users() throws IOException {
    var configuration = load("");

    assertThat(configuration.profile()).isEqualTo(Profile.COMPATIBLE);
    assertThat(configuration.rest().docs()).isTrue();
    assertThat(configuration.grpc().reflection()).isTrue();
    assertThat(configuration.services().areOpen()).isTrue();
  }

  @Test
  void the_strict_profile_has_stricter_defaults() throws IOException {
    var configuration = load(STRICT);

    assertThat(configuration.profile()).isEqualTo(Profile.STRICT);
    assertThat(configuration.passwords().minLength()).isEqualTo(12);
    assertThat(configuration.rest().cookie().name()).isEqualTo("__Host-fastapiusersauth");
    assertThat(configuration.rest().docs()).isFalse();
    assertThat(configuration.grpc().reflection()).isFalse();
    assertThat(configuration.services().areOpen()).isFalse();
  }

  @Test
  void each_key_can_be_set_with_the_strict_profile() throws IOException {
    var configuration =
        load(
            STRICT
                + """
                password.min-length: 8
                cookie.name: grail
                docs.enabled: true
                grpc.reflection: true
                """);

    assertThat(configuration.passwords().minLength()).isEqualTo(8);
    assertThat(configuration.rest().cookie().name()).isEqualTo("grail");
    assertThat(configuration.rest().docs()).isTrue();
    assertThat(configuration.grpc().reflection()).isTrue();
  }

  @Test
  void the_strict_profile_refuses_links_in_the_log() {
    assertThat(problems("profile: strict\npassword.denied: common\n"))
        .containsExactly("mail.transport");
    assertThat(problems(STRICT.replace("transport: smtp", "transport: log")))
        .containsExactly("mail.transport");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http.host: 0.0.0.0",
        "http.host: '::'",
        "http.host: auth.camelot.bt",
        "grpc.host: 192.0.2.1",
        "public-url: http://auth.camelot.bt"
      })
  void the_strict_profile_refuses_plain_http_beyond_this_machine(String setting) {
    assertThat(problems(STRICT + setting)).containsExactly("public-url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http.host: ::1",
        "http.host: localhost",
        "http.host: 127.0.0.2",
        "public-url: http://app.localhost:8000",
        "{http.host: 0.0.0.0, grpc.host: 0.0.0.0, public-url: https://auth.camelot.bt}"
      })
  void the_strict_profile_accepts_https_and_plain_http_on_this_machine(String setting)
      throws IOException {
    String settings = setting.replaceAll("[{}]", "").replace(", ", "\n");

    assertThat(load(STRICT + settings).profile()).isEqualTo(Profile.STRICT);
  }

  @ParameterizedTest
  @CsvSource({
    "__Host-grail, cookie.path: /auth",
    "__host-grail, cookie.domain: camelot.bt",
    "__Host-grail, cookie.secure: false",
    "__Secure-grail, cookie.secure: false"
  })
  void a_cookie_that_browsers_would_drop_is_refused(String name, String setting) {
    assertThat(problems("cookie.name: %s\n%s\n".formatted(name, setting)))
        .containsExactly("cookie.name");
  }

  @Test
  void equal_settings_have_one_fingerprint_wherever_they_are_set() throws IOException {
    String fromFile = load("http.port: 8001\ngrpc.port: 9001\n").fingerprint();
    Files.delete(folder.resolve("portcullis.yaml"));
    var fromEnvironment =
        Configuration.load(
            Map.of("PORTCULLIS_HTTP_PORT", "8001", "PORTCULLIS_GRPC_PORT", "9001"),
            Optional.empty(),
            folder);

    assertThat(fromFile).matches("[0-9a-f]{64}").isEqualTo(fromEnvironment.fingerprint());
    assertThat(load("").fingerprint())
        .isEqualTo(load("http.port: 8000\n").fingerprint())
        .isNotEqualTo(fromFile);
  }

  @Test
  void a_fingerprint_says_nothing_about_secrets() throws IOException {
    String services = "services.billing:\n  may: verify\n  secret: ";

    assertThat(load(services + "a".repeat(32)).fingerprint())
        .isEqualTo(load(services + "b".repeat(32)).fingerprint())
        .isNotEqualTo(load("").fingerprint());
  }
}
