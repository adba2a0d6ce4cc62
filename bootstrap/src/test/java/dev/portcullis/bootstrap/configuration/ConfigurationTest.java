package dev.portcullis.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.adapters.crypto.password.Argon2Parameters;
import dev.portcullis.adapters.rest.settings.CookieSettings.SameSite;
import dev.portcullis.adapters.rest.settings.WebOrigin;
import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.bootstrap.configuration.Configuration.ConfiguredBackend;
import dev.portcullis.bootstrap.configuration.Configuration.Strategy;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.network.ForwardingHeader;
import dev.portcullis.domain.network.IpNetwork;
import dev.portcullis.domain.network.TrustedProxies;
import dev.portcullis.domain.password.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationTest {
  @TempDir private Path folder;

  private Configuration load(String yaml, Map<String, String> environment) throws IOException {
    Files.writeString(folder.resolve("portcullis.yaml"), yaml);
    return Configuration.load(environment, Optional.empty(), folder);
  }

  private ConfigurationProblems refusal(String yaml, Map<String, String> environment) {
    return catchThrowableOfType(ConfigurationProblems.class, () -> load(yaml, environment));
  }

  /** Returns the problems, one line each. */
  private List<String> problems(String yaml, Map<String, String> environment) {
    return refusal(yaml, environment).problems().stream()
        .map(problem -> "%s: %s (in %s)".formatted(problem.key(), problem.text(), problem.place()))
        .toList();
  }

  private String file() {
    return folder.resolve("portcullis.yaml").toString();
  }

  private static ConfiguredBackend backend(
      String name, Transport transport, Strategy strategy, Duration lifetime) {
    return new ConfiguredBackend(
        new BackendDescription(new BackendName(name), transport, lifetime), strategy);
  }

  @Test
  void every_key_has_a_default() {
    var configuration = Configuration.load(Map.of(), Optional.empty(), folder);

    assertThat(configuration.dataDirectory()).isEqualTo(folder.resolve("data"));
    assertThat(configuration.rest().host()).isEqualTo("127.0.0.1");
    assertThat(configuration.rest().port()).isEqualTo(8000);
    assertThat(configuration.grpc().port()).isEqualTo(9000);
    assertThat(configuration.rest().publicUrl()).hasToString("http://localhost:8000");
    assertThat(configuration.rest().cookie().name()).isEqualTo("fastapiusersauth");
    assertThat(configuration.rest().cookie().secure()).isTrue();
    assertThat(configuration.rest().cookie().sameSite()).isEqualTo(SameSite.LAX);
    assertThat(configuration.rest().cookie().partitioned()).isTrue();
    assertThat(configuration.rest().proxies()).isEqualTo(TrustedProxies.NONE);
    assertThat(configuration.rest().origins()).isEmpty();
    assertThat(configuration.token().algorithm()).isEqualTo("EdDSA");
    assertThat(configuration.token().issuer()).isEqualTo("http://localhost:8000");
    assertThat(configuration.token().audience()).isEqualTo("fastapi-users:auth");
    assertThat(configuration.passwords().minLength()).isEqualTo(8);
    assertThat(configuration.passwords().line()).isEqualTo(256);
    assertThat(configuration.passwords().argon2()).isEqualTo(new Argon2Parameters(19456, 2, 1));
    assertThat(configuration.backends())
        .containsExactly(
            backend("jwt", Transport.BEARER, Strategy.JWT, Duration.ofHours(1)),
            backend("cookie", Transport.COOKIE, Strategy.JWT, Duration.ofHours(1)),
            backend("database", Transport.BEARER, Strategy.DATABASE, Duration.ofHours(1)));
  }

  @Test
  void proxies_and_origins_are_lists() throws IOException {
    String yaml =
        """
        http:
          trusted-proxies: [10.0.0.0/8, fd00::7, "::ffff:192.0.2.0/120"]
          forwarded-header: Forwarded
          cors.origins: [https://app.camelot.bt, "http://localhost:3000"]
        """;
    var proxies =
        new TrustedProxies(
            Stream.of("10.0.0.0/8", "fd00::7/128", "192.0.2.0/24").map(IpNetwork::parse).toList(),
            ForwardingHeader.FORWARDED);
    Set<WebOrigin> origins =
        Set.of(new WebOrigin("https://app.camelot.bt"), new WebOrigin("http://localhost:3000"));

    var fromFile = load(yaml, Map.of());
    var fromEnvironment =
        load(
            "",
            Map.of(
                "PORTCULLIS_HTTP_TRUSTED_PROXIES", "10.0.0.0/8 fd00::7,192.0.2.0/24",
                "PORTCULLIS_HTTP_FORWARDED_HEADER", "forwarded",
                "PORTCULLIS_HTTP_CORS_ORIGINS", "https://app.camelot.bt,http://localhost:3000"));

    for (Configuration configuration : List.of(fromFile, fromEnvironment)) {
      assertThat(configuration.rest().proxies()).isEqualTo(proxies);
      assertThat(configuration.grpc().proxies()).isEqualTo(proxies);
      assertThat(configuration.rest().origins()).isEqualTo(origins);
    }
  }

  @Test
  void origins_by_http_are_refused_where_the_server_is_reached_by_https() throws IOException {
    String origins = "http.cors.origins: [https://app.camelot.bt, \"http://app.camelot.bt\"]\n";

    assertThat(problems(origins + "public-url: https://auth.camelot.bt\n", Map.of()))
        .singleElement()
        .asString()
        .startsWith("http.cors.origins: must be https, as public-url is, not 'https://app");
    assertThat(load(origins, Map.of()).rest().origins()).hasSize(2);
  }

  @Test
  void a_network_of_all_addresses_is_refused_with_its_reason() {
    assertThat(problems("http.trusted-proxies: 0.0.0.0/0\n", Map.of()))
        .singleElement()
        .asString()
        .startsWith(
            "http.trusted-proxies: must not be all addresses: every client could forge its own");
  }

  @Test
  void the_environment_overrides_the_file() throws IOException {
    String yaml = "http:\n  port: 1234\n  host: 0.0.0.0\n";

    var configuration = load(yaml, Map.of("PORTCULLIS_HTTP_PORT", "4321"));

    assertThat(configuration.rest().port()).isEqualTo(4321);
    assertThat(configuration.rest().host()).isEqualTo("0.0.0.0");
  }

  @Test
  void a_configured_backend_is_added_to_the_default_ones() throws IOException {
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
        .extracting(backend -> backend.description().name().value())
        .containsExactly("jwt", "cookie", "database", "browser", "my-app");
    assertThat(backends.getFirst().description().lifetime()).isEqualTo(Duration.ofMinutes(5));
    assertThat(backends.get(3))
        .isEqualTo(backend("browser", Transport.COOKIE, Strategy.DATABASE, Duration.ofDays(7)));
  }

  @Test
  void with_redis_a_backend_of_that_name_exists_by_default() throws IOException {
    String yaml = "redis.url: rediss://arthur:swordfish@redis.camelot.bt/2\n";

    var configuration = load(yaml, Map.of("PORTCULLIS_AUTH_BACKENDS_REDIS_LIFETIME", "PT5M"));

    var redis = configuration.redis().orElseThrow();
    assertThat(redis.address()).hasToString("redis.camelot.bt:6379/2");
    assertThat(redis.address().tls()).isTrue();
    assertThat(redis.keyPrefix()).isEqualTo("portcullis:");
    assertThat(redis.poolSize()).isEqualTo(16);
    assertThat(redis.toString()).doesNotContain("swordfish");
    assertThat(configuration.backends())
        .extracting(backend -> backend.description().name().value())
        .containsExactly("jwt", "cookie", "database", "redis");
    assertThat(configuration.backends().getLast())
        .isEqualTo(backend("redis", Transport.BEARER, Strategy.REDIS, Duration.ofMinutes(5)));
  }

  @Test
  void a_backend_that_needs_redis_needs_its_url() {
    String yaml =
        """
        auth.backends:
          redis: {lifetime: PT5M}
          jwt: {strategy: redis}
          browser: {transport: cookie, strategy: redis}
        """;

    assertThat(problems(yaml, Map.of()))
        .extracting(problem -> problem.replaceFirst(" \\(in .*", ""))
        .containsExactlyInAnyOrder(
            "auth.backends.redis.strategy: needs redis.url",
            "auth.backends.jwt.strategy: needs redis.url",
            "auth.backends.browser.strategy: needs redis.url");
  }

  @Test
  void an_invalid_redis_url_is_the_only_problem_and_is_not_printed() {
    assertThat(problems("redis.url: redis://arthur:excal/ibur@camelot\n", Map.of()))
        .singleElement()
        .asString()
        .startsWith("redis.url: must look like redis://")
        .doesNotContain("excal");
  }

  @ParameterizedTest
  @CsvSource({
    "http.port, 65536",
    "http.port, eighty",
    "grpc.port, -1",
    "public-url, camelot.bt",
    "public-url, https://camelot.bt/",
    "public-url, ftp://camelot.bt",
    "http.trusted-proxies, gate.camelot.bt",
    "http.trusted-proxies, '10.0.0.1, gate'",
    "http.trusted-proxies, 10.0.0.1/33",
    "http.trusted-proxies, 10.0.0.7/8",
    "http.trusted-proxies, '10.0.0.1, 0.0.0.0/0'",
    "http.trusted-proxies, ::/0",
    "http.trusted-proxies, ::ffff:0:0/96",
    "http.forwarded-header, x-real-ip",
    "http.forwarded-header, 'x-forwarded-for, forwarded'",
    "http.cors.origins, *",
    "http.cors.origins, null",
    "http.cors.origins, 'https://app.camelot.bt, null'",
    "http.cors.origins, https://*.camelot.bt",
    "http.cors.origins, https://app.camelot.bt/",
    "http.cors.origins, app.camelot.bt",
    "database.pool-size, 0",
    "redis.url, localhost:6379",
    "redis.key-prefix, a b",
    "redis.pool-size, 0",
    "auth.requires-verification, maybe",
    "auth.backends.jwt.transport, pigeon",
    "auth.backends.jwt.lifetime, one hour",
    "auth.backends.jwt.lifetime, PT0S",
    "auth.backends.jwt.lifetime, P3651D",
    "cookie.secure, sometimes",
    "cookie.same-site, wide",
    "cookie.partitioned, perhaps",
    "cookie.name, a b",
    "cookie.name, fastapiusersoauthcsrf",
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
  void an_invalid_value_in_file_or_environment_is_reported_with_its_key(String key, String value) {
    assertThat(problems("%s: '%s'\n".formatted(key, value), Map.of()))
        .singleElement()
        .asString()
        .startsWith(key + ": ")
        .endsWith("portcullis.yaml)");
    String variable = ConfigurationSources.variable(key);
    assertThat(problems("", Map.of(variable, value))).singleElement().asString().contains(variable);
  }

  @Test
  void all_problems_are_reported_in_the_order_of_the_file_without_secrets() {
    var environment = new HashMap<String, String>();
    environment.put("PORTCULLIS_HTTP_PROT", "80");
    environment.put("PORTCULLIS_DATABASE_POOL_SIZE", "many");
    environment.put("PORTCULLIS_DATABASE_URL", "mysql://arthur:swordfish@localhost/");
    environment.put("PORTCULLIS_DATABASE_PASSWORD", "swordfish");
    environment.put("PORTCULLIS_MASTER_KEY", "swordfish");

    var refusal =
        refusal(
            """
            password.argon2: {memory-kib: 8, parallelism: 2}
            auth.backends.mine.lifetime: 15m
            cookie: {secure: false, same-site: none}
            http.prot: 1
            http.port: 99999
            """,
            environment);

    assertThat(refusal)
        .hasMessage(
            """
            THE-FILE has 11 problems:
              password.argon2.memory-kib    must be at least 8 times password.argon2.parallelism
              auth.backends.mine.transport  is missing
              auth.backends.mine.strategy   is missing
              auth.backends.mine.lifetime   must be an ISO-8601 duration from PT1S to P3650D, such as PT1H, not '15m'
              cookie.same-site              none needs cookie.secure: browsers drop such a cookie otherwise
              http.prot                     no such key
              http.port                     must be a whole number from 0 to 65535, not '99999'
              database.pool-size            must be a whole number from 1 to 1000, not 'many' (in PORTCULLIS_DATABASE_POOL_SIZE)
              database.url                  no store supports this URL; the supported forms are jdbc:sqlite:FILE, jdbc:postgresql://HOST/NAME (built in) (in PORTCULLIS_DATABASE_URL)
              PORTCULLIS_MASTER_KEY         must hold 32 random bytes in Base64, as `openssl rand -base64 32` prints them (in the environment)
              PORTCULLIS_HTTP_PROT          no such key (in the environment)\
            """
                .replace("THE-FILE", file()));
  }

  @Test
  void a_single_problem_is_one_line() {
    assertThat(refusal("http.port: 99999\n", Map.of()))
        .hasMessage(
            "http.port: must be a whole number from 0 to 65535, not '99999' (in %s)", file());
    assertThat(refusal("", Map.of("PORTCULLIS_HTTP_PORT", "eighty")))
        .hasMessage(
            "http.port: must be a whole number from 0 to 65535, not 'eighty'"
                + " (in PORTCULLIS_HTTP_PORT)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://arthur:swordfish@localhost/",
        "jdbc:postgresql://arthur:swordfish@localhost/db",
        "jdbc:sqlite:file:swordfish?mode=memory",
        "jdbc:sqlite: swordfish",
      })
  void an_unknown_database_is_reported_without_its_url(String url) {
    assertThat(problems("database.url: '%s'\n".formatted(url), Map.of()))
        .singleElement()
        .asString()
        .startsWith("database.url: ")
        .doesNotContain("database.url: database.url", "swordfish");
  }

  @Test
  void rest_and_grpc_cannot_share_a_port_except_zero() throws IOException {
    assertThat(problems("http.port: 9000\n", Map.of()))
        .singleElement()
        .asString()
        .startsWith("grpc.port: must differ from http.port, which is 9000");
    assertThat(load("{http.port: 0, grpc.port: 0}\n", Map.of()).grpc().port()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http:\n", "http: 80\n"})
  void a_value_for_a_group_is_refused_with_an_example_key(String yaml) {
    assertThat(problems(yaml, Map.of()))
        .containsExactly(
            "http: takes no value; it has keys below it, such as http.host (in %s)"
                .formatted(file()));
  }

  @ParameterizedTest
  @CsvSource({"common, true", "none, false", "denied.txt, false"})
  void the_list_of_denied_passwords_is_built_in_or_a_file(String list, boolean deniesPassword)
      throws IOException {
    Files.writeString(folder.resolve("denied.txt"), "camelot-castle\n");

    var denied = load("password.denied: %s\n".formatted(list), Map.of()).passwords().denied();

    try (Password password = Password.of("password");
        Password castle = Password.of("Camelot-castle")) {
      assertThat(denied.contains(password)).isEqualTo(deniesPassword);
      assertThat(denied.contains(castle)).isEqualTo(list.equals("denied.txt"));
    }
  }

  @Test
  void a_file_of_denied_passwords_that_cannot_be_used_is_reported_with_its_key()
      throws IOException {
    Path list = Files.writeString(folder.resolve("hashes.txt"), "0".repeat(40) + ":1\n");

    assertThat(refusal("password.denied: hashes.txt\n", Map.of()))
        .hasMessage(
            "password.denied: %s: line 1 is a SHA-1 hash; make a filter of hashes with `portcullis passwords build-filter` (in %s)"
                .formatted(list, file()));
    assertThat(refusal("password.denied: comon\n", Map.of()))
        .hasMessage(
            "password.denied: there is no file %s (in %s)"
                .formatted(folder.resolve("comon"), file()));
    assertThat(refusal("", Map.of("PORTCULLIS_PASSWORD_DENIED", "a\0b")))
        .hasMessageStartingWith("password.denied: must be common, known, none, or a path");
  }

  @Test
  void a_value_for_a_group_of_named_keys_is_refused_with_an_example_key() {
    assertThat(problems("oauth.providers:\n", Map.of()))
        .containsExactly(
            "oauth.providers: takes no value; it has keys below it, such as"
                + " oauth.providers.<name>.client-id (in %s)".formatted(file()));
  }

  @Test
  void an_invalid_url_with_a_password_is_not_printed() {
    assertThat(problems("public-url: https://arthur:swordfish@camelot.bt\n", Map.of()))
        .singleElement()
        .asString()
        .startsWith("public-url: must look like https://auth.example.com")
        .doesNotContain("swordfish");
  }

  @Test
  void an_empty_backend_is_reported_with_all_missing_keys() {
    assertThat(problems("auth.backends.mine:\n", Map.of()))
        .extracting(problem -> problem.replaceFirst(":.*", ""))
        .containsExactlyInAnyOrder(
            "auth.backends.mine", "auth.backends.mine.transport", "auth.backends.mine.strategy");
  }

  @Test
  void malformed_yaml_is_reported_with_its_line() {
    assertThat(problems("http.port: 1\nhttp.port: 2\n", Map.of()).getFirst()).contains("line 2");
    assertThat(problems("a: [\n", Map.of()).getFirst()).contains("portcullis.yaml");
    assertThat(problems("a: &a [1]\nb: *a\n", Map.of()).getFirst()).contains("portcullis.yaml");
  }

  @Test
  void a_file_without_keys_is_reported_with_the_kind_of_its_content() {
    String needed = "; keys are needed, such as http.port: 8000";

    assertThat(refusal("- http\n- grpc\n", Map.of()))
        .hasMessage(file() + ": contains a list" + needed);
    assertThat(refusal("http.port\n", Map.of()))
        .hasMessage(file() + ": contains plain text" + needed);
  }

  @Test
  void an_empty_file_leaves_all_defaults() throws IOException {
    assertThat(load("# nothing yet\n", Map.of()).rest().port()).isEqualTo(8000);
  }

  @Test
  void a_named_configuration_must_be_a_text_file() throws IOException {
    Files.write(folder.resolve("latin1.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});

    assertThat(asking("missing.yaml"))
        .isEqualTo(folder.resolve("missing.yaml") + ": there is no such file");
    assertThat(asking("latin1.yaml"))
        .isEqualTo(folder.resolve("latin1.yaml") + ": is not in UTF-8");
    assertThat(asking(folder.toString()))
        .isEqualTo(folder + ": is a folder, where a file is needed");
  }

  private String asking(String file) {
    var refusal =
        catchThrowableOfType(
            ConfigurationProblems.class,
            () -> Configuration.load(Map.of(), Optional.of(Path.of(file)), folder));
    return String.valueOf(refusal.getMessage());
  }

  @Test
  void the_text_of_a_configuration_contains_no_secret() {
    var environment = Map.of("PORTCULLIS_DATABASE_PASSWORD", "swordfish");
    var configuration = Configuration.load(environment, Optional.empty(), folder);

    assertThat(configuration.database().password()).contains("swordfish");
    assertThat(configuration + " " + configuration.database()).doesNotContain("swordfish");
  }
}
