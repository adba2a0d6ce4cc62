package dev.portcullis.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.adapters.crypto.Argon2Parameters;
import dev.portcullis.adapters.rest.CookieSettings.SameSite;
import dev.portcullis.application.backend.Transport;
import dev.portcullis.bootstrap.configuration.Configuration.BackendSettings;
import dev.portcullis.bootstrap.configuration.Configuration.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationTest {
  @TempDir private Path folder;

  private Configuration load(String yaml, Map<String, String> environment) throws IOException {
    Files.writeString(folder.resolve("portcullis.yaml"), yaml);
    return Configuration.load(environment, Optional.empty(), folder);
  }

  private List<String> problems(String yaml, Map<String, String> environment) {
    return catchThrowableOfType(ConfigurationProblems.class, () -> load(yaml, environment))
        .problems();
  }

  @Test
  void everything_has_a_default() {
    var configuration = Configuration.load(Map.of(), Optional.empty(), folder);

    assertThat(configuration.dataDirectory()).isEqualTo(folder.resolve("data"));
    assertThat(configuration.rest().host()).isEqualTo("127.0.0.1");
    assertThat(configuration.rest().port()).isEqualTo(8000);
    assertThat(configuration.grpc().port()).isEqualTo(9000);
    assertThat(configuration.rest().publicUrl()).hasToString("http://localhost:8000");
    assertThat(configuration.rest().cookie().name()).isEqualTo("fastapiusersauth");
    assertThat(configuration.rest().cookie().secure()).isTrue();
    assertThat(configuration.rest().cookie().sameSite()).isEqualTo(SameSite.LAX);
    assertThat(configuration.token().algorithm()).isEqualTo("EdDSA");
    assertThat(configuration.token().issuer()).isEqualTo("http://localhost:8000");
    assertThat(configuration.token().audience()).isEqualTo("fastapi-users:auth");
    assertThat(configuration.passwords().minLength()).isEqualTo(8);
    assertThat(configuration.passwords().line()).isEqualTo(256);
    assertThat(configuration.passwords().argon2()).isEqualTo(new Argon2Parameters(19456, 2, 1));
    assertThat(configuration.backends())
        .containsExactly(
            new BackendSettings("jwt", Transport.BEARER, Strategy.JWT, Duration.ofHours(1)),
            new BackendSettings("cookie", Transport.COOKIE, Strategy.JWT, Duration.ofHours(1)),
            new BackendSettings(
                "database", Transport.BEARER, Strategy.DATABASE, Duration.ofHours(1)));
  }

  @Test
  void the_environment_overrides_the_file() throws IOException {
    String yaml = "http:\n  port: 1234\n  host: 0.0.0.0\n";

    var configuration = load(yaml, Map.of("PORTCULLIS_HTTP_PORT", "4321"));

    assertThat(configuration.rest().port()).isEqualTo(4321);
    assertThat(configuration.rest().host()).isEqualTo("0.0.0.0");
  }

  @Test
  void a_backend_of_ones_own_joins_the_default_ones() throws IOException {
    String yaml = "auth.backends.browser: {transport: cookie, strategy: database, lifetime: P7D}\n";

    var backends =
        load(
                yaml,
                Map.of(
                    "PORTCULLIS_AUTH_BACKENDS_JWT_LIFETIME", "PT5M",
                    "PORTCULLIS_AUTH_BACKENDS_MY_APP_TRANSPORT", "bearer",
                    "PORTCULLIS_AUTH_BACKENDS_MY_APP_STRATEGY", "jwt"))
            .backends();

    assertThat(backends)
        .extracting(BackendSettings::name)
        .containsExactly("jwt", "cookie", "database", "browser", "my-app");
    assertThat(backends.getFirst().lifetime()).isEqualTo(Duration.ofMinutes(5));
    assertThat(backends.get(3))
        .isEqualTo(
            new BackendSettings(
                "browser", Transport.COOKIE, Strategy.DATABASE, Duration.ofDays(7)));
  }

  @ParameterizedTest
  @CsvSource({
    "http.port, 65536",
    "http.port, eighty",
    "grpc.port, -1",
    "public-url, camelot.bt",
    "public-url, https://camelot.bt/",
    "public-url, ftp://camelot.bt",
    "database.pool-size, 0",
    "auth.requires-verification, maybe",
    "auth.backends.jwt.transport, pigeon",
    "auth.backends.jwt.lifetime, one hour",
    "auth.backends.jwt.lifetime, PT0S",
    "auth.backends.jwt.lifetime, P3651D",
    "cookie.secure, sometimes",
    "cookie.same-site, wide",
    "cookie.name, a b",
    "cookie.path, nowhere",
    "cookie.domain, a;b",
    "token.algorithm, none",
    "password.min-length, 0",
    "password.line, 0",
    "password.argon2.memory-kib, 7",
    "password.argon2.iterations, 0",
    "password.argon2.parallelism, 0",
    "no.such.key, 1"
  })
  void a_bad_value_is_told_by_its_key_from_the_file_and_from_the_environment(
      String key, String value) {
    assertThat(problems("%s: '%s'\n".formatted(key, value), Map.of()))
        .singleElement()
        .asString()
        .startsWith(key + ": ")
        .endsWith("portcullis.yaml)");
    String variable = Sources.variable(key);
    assertThat(problems("", Map.of(variable, value))).singleElement().asString().contains(variable);
  }

  @Test
  void all_problems_are_told_together_and_no_secret_with_them() {
    var environment = new HashMap<String, String>();
    environment.put("PORTCULLIS_HTTP_PROT", "80");
    environment.put("PORTCULLIS_DATABASE_PASSWORD", "swordfish");
    environment.put("PORTCULLIS_MASTER_KEY", "swordfish");

    var problems =
        problems(
            """
            http.port: 99999
            cookie: {secure: false, same-site: none}
            auth.backends.mine.lifetime: PT1H
            password.argon2: {memory-kib: 8, parallelism: 2}
            """,
            environment);

    assertThat(problems)
        .extracting(problem -> problem.replaceFirst(":.*", ""))
        .containsExactlyInAnyOrder(
            "http.port",
            "cookie.same-site",
            "auth.backends.mine.transport",
            "auth.backends.mine.strategy",
            "password.argon2.memory-kib",
            "PORTCULLIS_HTTP_PROT");
    assertThat(problems).noneMatch(problem -> problem.contains("swordfish"));
  }

  @Test
  void a_file_that_is_no_sane_yaml_is_told_with_its_line() {
    assertThat(problems("http.port: 1\nhttp.port: 2\n", Map.of()).getFirst()).contains("line 2");
    assertThat(problems("a: [\n", Map.of()).getFirst()).contains("portcullis.yaml");
    assertThat(problems("a: &a [1]\nb: *a\n", Map.of()).getFirst()).contains("portcullis.yaml");
  }

  @Test
  void a_file_that_was_asked_for_must_be_there() {
    var problems =
        catchThrowableOfType(
            ConfigurationProblems.class,
            () ->
                Configuration.load(
                    Map.of("PORTCULLIS_CONFIG", "missing.yaml"), Optional.empty(), folder));

    assertThat(problems.problems()).singleElement().asString().contains("missing.yaml");
  }

  @Test
  void a_configuration_tells_no_secret() {
    var environment = Map.of("PORTCULLIS_DATABASE_PASSWORD", "swordfish");
    var configuration = Configuration.load(environment, Optional.empty(), folder);

    assertThat(configuration.database().password()).contains("swordfish");
    assertThat(configuration + " " + configuration.database()).doesNotContain("swordfish");
  }
}
