package dev.portcullis.bootstrap.cli;

import static com.icegreen.greenmail.configuration.GreenMailConfiguration.aConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.portcullis.acceptance.PostgresServer;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.bootstrap.Stores;
import dev.portcullis.bootstrap.cli.Shell.Run;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.doctor.Doctor;
import dev.portcullis.bootstrap.doctor.Finding;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.ClientInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DoctorCommandTest {
  /** Settings of an installation without a risk. */
  private static final Map<String, String> SAFE =
      Map.of(
          "PORTCULLIS_PROFILE", "strict",
          "PORTCULLIS_PASSWORD_DENIED", "common",
          "PORTCULLIS_PUBLIC_URL", "https://auth.camelot.bt",
          "PORTCULLIS_MAIL_TRANSPORT", "smtp",
          "PORTCULLIS_MAIL_SMTP_URL", "smtps://mail.camelot.bt",
          "PORTCULLIS_MAIL_FROM", "auth@camelot.bt",
          "PORTCULLIS_SERVICES_BILLING_SECRET", "0123456789abcdef0123456789abcdef",
          "PORTCULLIS_PASSWORD_ARGON2_MEMORY_KIB", "19456",
          "PORTCULLIS_PASSWORD_ARGON2_ITERATIONS", "2");

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
    SAFE.forEach(shell::with);
  }

  private Run doctor(String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "doctor";
    System.arraycopy(options, 0, words, 1, options.length);
    return shell.run(words);
  }

  /** Severity and key of each finding. */
  private static List<String> findings(Run run) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith("un"))
        .map(line -> String.join(" ", Arrays.copyOf(line.split(" +"), 2)))
        .toList();
  }

  private Configuration configuration() {
    return Configuration.load(shell.environment(), Optional.empty(), folder);
  }

  private void record(String address, int times) {
    try (Storage storage = Stores.open(configuration())) {
      for (int i = 0; i < times; i++) {
        var context = EventContext.anonymous(Instant.now(), new ClientInfo(address, ""));
        storage.events().append(new Event.LogInRefused(Optional.empty(), context), Instant.EPOCH);
      }
    }
  }

  private void change(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/portcullis.db"));
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  @Test
  void a_safe_installation_has_no_findings() {
    assertThat(doctor()).isEqualTo(new Run(0, "Nothing unsafe or unwise found.%n".formatted(), ""));
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void the_default_installation_is_unsafe_and_each_finding_is_one_aligned_line() {
    var run =
        new Shell(folder).with("PORTCULLIS_PASSWORD_ARGON2_MEMORY_KIB", "47104").run("doctor");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .containsExactly(
            "SEVERITY  KEY                     REASON AND REMEDY",
            "unsafe    mail.transport          log: links that reset passwords are written to the"
                + " log; set smtp",
            "unwise    password.min-length     below 12; NIST SP 800-63B-4 wants 15 where the"
                + " password is the only factor",
            "unwise    services.<name>.secret  no services: every client of gRPC may verify tokens;"
                + " give each service a secret",
            "unwise    grpc.reflection         true: gRPC describes itself to every client; set"
                + " false",
            "unwise    docs.enabled            true: REST describes itself to every client; set"
                + " false");
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL_SMTP_URL, smtp://mail.camelot.bt?starttls=never, unsafe mail.smtp.url",
    "MAIL_SMTP_URL, smtp://mail.camelot.bt?starttls=opportunistic, unwise mail.smtp.url",
    "MAIL_SMTP_URL, smtp://localhost?starttls=never, ''",
    "COOKIE_NAME, grail, ''",
    "REDIS_URL, redis://redis.camelot.bt, unsafe redis.url",
    "REDIS_URL, redis://[::1]:6379, ''",
    "REDIS_URL, rediss://redis.camelot.bt, ''",
    "LIMITS_ENABLED, false, unsafe limits.enabled",
    "PASSWORD_MIN_LENGTH, 11, unwise password.min-length",
    "PASSWORD_MIN_LENGTH, 7, unsafe password.min-length",
    "PASSWORD_MIN_LENGTH, 12, ''",
    "PASSWORD_DENIED, none, unsafe password.denied",
    "PASSWORD_ARGON2_MEMORY_KIB, 19455, unsafe password.argon2.memory-kib",
    "PASSWORD_ARGON2_ITERATIONS, 1, unsafe password.argon2.memory-kib",
    "GRPC_REFLECTION, true, unwise grpc.reflection",
    "DOCS_ENABLED, true, unwise docs.enabled",
    "AUTH_BACKENDS_JWT_LIFETIME, PT25H, unwise auth.backends.jwt.lifetime",
    "AUTH_BACKENDS_JWT_LIFETIME, PT24H, ''",
    "AUTH_BACKENDS_DATABASE_LIFETIME, P30D, ''",
    "AUTH_BACKENDS_DATABASE_LIFETIME, P31D, unwise auth.backends.database.lifetime",
    "VERIFICATION_LIFETIME, P2D, unwise verification.lifetime",
    "RESET_LIFETIME, P2D, unwise reset.lifetime"
  })
  void a_weak_setting_is_a_finding_with_its_key(String variable, String value, String finding) {
    shell.with("PORTCULLIS_" + variable, value);

    var run = doctor();

    assertThat(findings(run)).containsExactlyElementsOf(listOf(finding));
    assertThat(run.exitCode()).isEqualTo(finding.startsWith("unsafe") ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC_URL, http://auth.camelot.bt, unsafe public-url",
    "HTTP_HOST, 0.0.0.0, unsafe http.host",
    "GRPC_HOST, ::, unsafe grpc.host",
    "HTTP_HOST, localhost, ''"
  })
  void plain_text_beyond_this_machine_is_unsafe(String variable, String value, String finding) {
    shell
        .with("PORTCULLIS_PROFILE", "compatible")
        .with("PORTCULLIS_PASSWORD_MIN_LENGTH", "15")
        .with("PORTCULLIS_GRPC_REFLECTION", "false")
        .with("PORTCULLIS_DOCS_ENABLED", "false")
        .with("PORTCULLIS_PUBLIC_URL", "http://localhost:8000")
        .with("PORTCULLIS_" + variable, value);

    assertThat(findings(doctor())).containsExactlyElementsOf(listOf(finding));
  }

  @Test
  void weak_cookies_are_findings() {
    shell
        .with("PORTCULLIS_COOKIE_NAME", "grail")
        .with("PORTCULLIS_COOKIE_SECURE", "false")
        .with("PORTCULLIS_COOKIE_DOMAIN", "camelot.bt");

    assertThat(findings(doctor())).containsExactly("unsafe cookie.secure", "unwise cookie.domain");
  }

  @Test
  void a_provider_whose_addresses_count_as_verified_is_unwise() {
    shell
        .with("PORTCULLIS_OAUTH_PROVIDERS_GITHUB_CLIENT_ID", "camelot")
        .with("PORTCULLIS_OAUTH_PROVIDERS_GITHUB_CLIENT_SECRET", "grail")
        .with("PORTCULLIS_OAUTH_PROVIDERS_GITHUB_VERIFIED_BY_DEFAULT", "true");

    assertThat(findings(doctor()))
        .containsExactly("unwise oauth.providers.github.verified-by-default");
  }

  private static List<String> listOf(String finding) {
    return finding.isEmpty() ? List.of() : List.of(finding);
  }

  @Test
  void files_that_other_users_may_read_are_unsafe() throws Exception {
    shell.run("db", "migrate");
    Path data = folder.resolve("data");
    Path key = Files.writeString(data.resolve("master.key"), "key");
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(doctor().out())
        .contains(
            "unsafe    data.dir       other users may enter the folder (rwxr-xr-x); run chmod 700 "
                + data,
            "unsafe    data.dir       other users may use the master key (rw-r--r--); run chmod 600"
                + " "
                + key);

    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

    assertThat(findings(doctor())).containsExactly("unwise data.dir", "unwise mail.smtp.url");
  }

  @Test
  void mail_that_has_never_arrived_is_unwise() {
    shell.run("db", "migrate");

    var run = doctor();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("mail.smtp.url", "try doctor --send-mail ADDRESS");
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.7", "127.0.0.1", "10.0.0.7 (proxy)"})
  void one_internal_client_of_all_recent_requests_is_probably_a_proxy(String address) {
    record(address, 30);

    assertThat(findings(doctor())).contains("unwise http.trusted-proxies");

    shell.with("PORTCULLIS_HTTP_TRUSTED_PROXIES", "10.0.0.7 127.0.0.1");
    assertThat(findings(doctor())).doesNotContain("unwise http.trusted-proxies");
  }

  @Test
  void a_trusted_proxy_that_tells_no_client_is_unwise() {
    shell.with("PORTCULLIS_HTTP_TRUSTED_PROXIES", "10.0.0.7");
    record("10.0.0.7 (proxy)", 30);

    assertThat(findings(doctor())).contains("unwise http.forwarded-header");
  }

  @Test
  void a_few_requests_or_several_clients_or_a_public_one_say_nothing_about_proxies() {
    record("10.0.0.7", 10);
    assertThat(findings(doctor())).containsExactly("unwise mail.smtp.url");

    record("10.0.0.8", 30);
    assertThat(findings(doctor())).containsExactly("unwise mail.smtp.url");
  }

  @Test
  void missing_migrations_are_reported_and_not_applied() throws SQLException {
    shell.run("db", "migrate");
    change(
        "delete from portcullis_schema_history where installed_rank ="
            + " (select max(installed_rank) from portcullis_schema_history)");

    assertThat(doctor().out()).contains("database.url", "migrations are missing: 1;");
    assertThat(doctor().out()).contains("migrations are missing: 1;");
  }

  @Test
  void migrations_of_a_newer_release_are_reported() throws SQLException {
    shell.run("db", "migrate");
    change(
        """
        insert into portcullis_schema_history (installed_rank, version, description, type, script,
          checksum, installed_by, execution_time, success)
        values (99, '99', 'expand quests', 'SQL', 'V99__expand_quests.sql', 1, '', 1, 1)
        """);

    assertThat(doctor().out()).contains("a newer release has migrated the schema");
  }

  @Test
  void a_store_that_does_not_answer_is_one_line_after_the_other_findings() {
    shell
        .with("PORTCULLIS_DATABASE_URL", "jdbc:postgresql://localhost:1/auth")
        .with("PORTCULLIS_DOCS_ENABLED", "true");

    var run = doctor();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(findings(run)).containsExactly("unwise docs.enabled");
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("portcullis: PostgreSQL at localhost:1/auth");
  }

  @Test
  void a_clock_that_differs_from_the_database_s_is_reported() {
    shell
        .with("PORTCULLIS_DATABASE_URL", PostgresServer.newDatabase())
        .with("PORTCULLIS_DATABASE_USERNAME", "postgres");
    shell.run("db", "migrate");

    assertThat(clockFindings(Duration.ZERO)).isEmpty();
    assertThat(clockFindings(Duration.ofSeconds(-30)))
        .singleElement()
        .asString()
        .matches("Finding\\[severity=UNWISE, .* differ by (29|30) s; .*");
    assertThat(clockFindings(Duration.ofMinutes(2)))
        .singleElement()
        .asString()
        .matches("Finding\\[severity=UNSAFE, .* differ by (119|120) s; .*");
  }

  private List<Finding> clockFindings(Duration offset) {
    return Doctor.examineStore(
            configuration(), InstantSource.offset(InstantSource.system(), offset))
        .stream()
        .filter(finding -> finding.key().equals("-"))
        .toList();
  }

  @Test
  void a_test_mail_is_sent_and_the_server_s_answer_shown() throws Exception {
    var server =
        new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(aConfig().withDisabledAuthentication());
    server.start();
    try {
      int port = server.getSmtp().getPort();
      shell.with("PORTCULLIS_MAIL_SMTP_URL", "smtp://localhost:" + port);

      var run = doctor("--send-mail", "king.arthur@camelot.bt");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out())
          .startsWith(
              "The test mail to king.arthur@camelot.bt is sent: localhost:%d answers 250"
                  .formatted(port));
      assertThat(server.getReceivedMessages()).hasSize(1);
      assertThat(server.getReceivedMessages()[0].getSubject()).contains("Portcullis");
    } finally {
      server.stop();
    }
  }

  @Test
  void a_test_mail_that_is_not_sent_is_a_failure_of_one_line() {
    shell.with("PORTCULLIS_MAIL_SMTP_URL", "smtp://localhost:1");
    var run = doctor("--send-mail", "king.arthur@camelot.bt");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("portcullis: The test mail was not sent: localhost:1 can't be reached");
  }

  @Test
  void without_a_mail_server_no_test_mail_is_sent() {
    var run = new Shell(folder).run("doctor", "--send-mail", "king.arthur@camelot.bt");

    assertThat(run)
        .isEqualTo(
            new Run(
                1,
                "",
                "portcullis: mail.transport is log, so there is no mail server to try%n"
                    .formatted()));
  }
}
