package dev.portcullis.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.domain.login.ServiceAccount;
import dev.portcullis.domain.login.ServiceName;
import dev.portcullis.domain.login.ServicePermission;
import dev.portcullis.domain.login.TokenHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of internal services, and the files of secrets. */
final class ServiceKeysTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String NEXT = "fedcba9876543210fedcba9876543210";
  private static final Set<ServicePermission> USUAL =
      Set.of(ServicePermission.VERIFY, ServicePermission.INTROSPECT, ServicePermission.WATCH);

  @TempDir private Path folder;

  private Configuration load(String yaml, Map<String, String> environment) throws IOException {
    Files.writeString(folder.resolve("portcullis.yaml"), yaml);
    return Configuration.load(environment, Optional.empty(), folder);
  }

  private List<String> problems(String yaml, Map<String, String> environment) {
    return catchThrowableOfType(ConfigurationProblems.class, () -> load(yaml, environment))
        .problems()
        .stream()
        .map(problem -> "%s: %s".formatted(problem.key(), problem.text()))
        .toList();
  }

  private static ServiceAccount service(
      String name, Set<ServicePermission> may, String... secrets) {
    return new ServiceAccount(
        new ServiceName(name), List.of(secrets).stream().map(TokenHash::of).toList(), may);
  }

  @Test
  void a_service_has_a_secret_and_maybe_its_successor() throws IOException {
    String yaml =
        """
        services:
          billing:
            secret: %s
            next-secret: %s
          audit-reader:
            secret: %s
            may: [verify, revoke]
        """
            .formatted(SECRET, NEXT, NEXT);

    assertThat(load(yaml, Map.of()).services().all())
        .containsExactly(
            service("billing", USUAL, SECRET, NEXT),
            service(
                "audit-reader", Set.of(ServicePermission.VERIFY, ServicePermission.REVOKE), NEXT));
  }

  @Test
  void a_service_can_be_set_in_the_environment_alone() throws IOException {
    var environment = Map.of("PORTCULLIS_SERVICES_AUDIT_READER_SECRET", SECRET);

    assertThat(load("", environment).services().all())
        .containsExactly(service("audit-reader", USUAL, SECRET));
  }

  @Test
  void wrong_services_are_refused_without_their_secrets() {
    assertThat(problems("services.billing.secret: too-short\n", Map.of()))
        .containsExactly("services.billing.secret: must be at least 32 characters");
    assertThat(problems("services.billing.may: verify\n", Map.of()))
        .containsExactly("services.billing.secret: is missing; `openssl rand -hex 32` makes one");
    assertThat(
            problems("services.billing:\n  secret: %s\n  may: fly\n".formatted(SECRET), Map.of()))
        .containsExactly(
            "services.billing.may: must be a list of verify, introspect, watch, revoke, not 'fly'");
    assertThat(problems("services.Billing.secret: %s\n".formatted(SECRET), Map.of()))
        .containsExactly(
            "services.Billing.secret: a service's name is 1 to 32 of a-z, 0-9 and -, a letter"
                + " first");
  }

  @Test
  void a_file_holds_a_secret_before_one_line_end() throws IOException {
    Files.writeString(folder.resolve("secret"), SECRET + "\r\n");
    Files.writeString(folder.resolve("password"), " holy grail \n\n");
    Files.writeString(folder.resolve("master"), "A".repeat(43) + "=\n");
    Files.writeString(folder.resolve("next"), "B".repeat(42) + "A=\n");
    var environment =
        Map.of(
            "PORTCULLIS_SERVICES_BILLING_SECRET_FILE", "secret",
            "PORTCULLIS_DATABASE_PASSWORD_FILE", folder.resolve("password").toString(),
            "PORTCULLIS_MASTER_KEY_FILE", "master",
            "PORTCULLIS_NEXT_MASTER_KEY_FILE", "next",
            "PORTCULLIS_REDIS_URL_FILE", "");

    var configuration = load("database.password: from the file\n", environment);

    assertThat(configuration.services().all()).containsExactly(service("billing", USUAL, SECRET));
    assertThat(configuration.database().password()).contains(" holy grail \n");
    assertThat(configuration.masterKey()).contains("A".repeat(43) + "=");
    assertThat(configuration.nextMasterKey()).contains("B".repeat(42) + "A=");
    assertThat(configuration.redis()).isEmpty();
  }

  @Test
  void a_secret_and_its_file_are_not_both_set() throws IOException {
    Files.writeString(folder.resolve("password"), "holy-grail\n");
    var environment =
        Map.of(
            "PORTCULLIS_DATABASE_PASSWORD", "excalibur",
            "PORTCULLIS_DATABASE_PASSWORD_FILE", "password",
            "PORTCULLIS_MASTER_KEY", "A".repeat(43) + "=",
            "PORTCULLIS_MASTER_KEY_FILE", "password");

    assertThat(problems("", environment))
        .containsExactly(
            "PORTCULLIS_DATABASE_PASSWORD_FILE: must not be set together with"
                + " PORTCULLIS_DATABASE_PASSWORD",
            "PORTCULLIS_MASTER_KEY_FILE: must not be set together with PORTCULLIS_MASTER_KEY");
  }

  @Test
  void a_file_that_holds_no_secret_is_refused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 1});
    var environment =
        Map.of(
            "PORTCULLIS_DATABASE_PASSWORD_FILE", "empty",
            "PORTCULLIS_MASTER_KEY_FILE", "nowhere",
            "PORTCULLIS_REDIS_URL_FILE", "binary");

    assertThat(problems("", environment))
        .containsExactly(
            "PORTCULLIS_DATABASE_PASSWORD_FILE: %s is empty".formatted(empty),
            "PORTCULLIS_MASTER_KEY_FILE: there is no file %s".formatted(folder.resolve("nowhere")),
            "PORTCULLIS_REDIS_URL_FILE: %s is not in UTF-8".formatted(binary));
  }

  @Test
  void a_wrong_secret_of_a_file_is_reported_with_the_variable_of_the_file() throws IOException {
    Files.writeString(folder.resolve("secret"), "too-short\n");
    var failure =
        catchThrowableOfType(
            ConfigurationProblems.class,
            () -> load("", Map.of("PORTCULLIS_SERVICES_BILLING_SECRET_FILE", "secret")));

    assertThat(failure)
        .hasMessage(
            "services.billing.secret: must be at least 32 characters (in"
                + " PORTCULLIS_SERVICES_BILLING_SECRET_FILE)");
  }

  @Test
  void only_secrets_have_files() {
    assertThat(problems("", Map.of("PORTCULLIS_HTTP_PORT_FILE", "port")))
        .containsExactly("PORTCULLIS_HTTP_PORT_FILE: no such key");
  }
}
