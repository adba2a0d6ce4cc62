package dev.portcullis.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.adapters.mail.Sender;
import dev.portcullis.adapters.mail.smtp.SmtpServer;
import dev.portcullis.adapters.mail.smtp.SmtpServer.Encryption;
import dev.portcullis.adapters.mail.smtp.SmtpServer.Login;
import dev.portcullis.bootstrap.configuration.Configuration.Smtp;
import dev.portcullis.domain.account.EmailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MailKeysTest {
  private static final String URL = "PORTCULLIS_MAIL_SMTP_URL";
  private static final String FROM = "PORTCULLIS_MAIL_FROM";
  private static final String TEMPLATES = "PORTCULLIS_MAIL_TEMPLATES";
  private static final String TRANSPORT = "PORTCULLIS_MAIL_TRANSPORT";

  @TempDir private Path folder;

  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              TRANSPORT, "smtp",
              URL, "smtp://localhost:2525",
              FROM, "auth@camelot.example"));

  private Smtp read() {
    return Configuration.load(environment, Optional.empty(), folder).smtp().orElseThrow();
  }

  private List<String> problems() {
    return catchThrowableOfType(ConfigurationProblems.class, this::read).problems().stream()
        .map(MailKeysTest::line)
        .toList();
  }

  private static String line(ConfigurationProblems.Problem problem) {
    String place = problem.place().isEmpty() ? "" : " (in %s)".formatted(problem.place());
    return "%s: %s%s".formatted(problem.key(), problem.text(), place);
  }

  @Test
  void by_default_links_are_logged() {
    assertThat(Configuration.load(Map.of(), Optional.empty(), folder).smtp()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://mail.example.com, mail.example.com, 587, STARTTLS",
    "smtp://mail.example.com:25/, mail.example.com, 25, STARTTLS",
    "smtps://mail.example.com, mail.example.com, 465, TLS",
    "smtps://localhost:4650, localhost, 4650, TLS",
    "smtp://mail.example.com?starttls=required, mail.example.com, 587, STARTTLS",
    "smtp://mail.example.com?starttls=opportunistic, mail.example.com, 587, OPPORTUNISTIC",
    "smtp://mail.example.com?starttls=never, mail.example.com, 587, NONE",
    "smtp://localhost, localhost, 587, OPPORTUNISTIC",
    "smtp://mail.localhost, mail.localhost, 587, OPPORTUNISTIC",
    "smtp://127.0.0.53, 127.0.0.53, 587, OPPORTUNISTIC",
    "smtp://[::1]:25, ::1, 25, OPPORTUNISTIC",
    "smtp://localhost?starttls=required, localhost, 587, STARTTLS",
    "smtp://localhost.example.com, localhost.example.com, 587, STARTTLS",
    "smtp://127.0.0.1.example.com, 127.0.0.1.example.com, 587, STARTTLS",
    "smtp://10.0.0.1, 10.0.0.1, 587, STARTTLS"
  })
  void by_default_only_a_local_server_may_be_unauthenticated(
      String url, String host, int port, Encryption encryption) {
    environment.put(URL, url);

    assertThat(read().server()).isEqualTo(new SmtpServer(host, port, encryption, Optional.empty()));
  }

  @Test
  void user_and_password_are_percent_encoded() {
    environment.put(URL, "smtps://k%C3%B6nig%40camelot.example:ex%3Acal:i+b%2Fur%25@localhost");

    assertThat(read().server().login())
        .contains(new Login("könig@camelot.example", "ex:cal:i+b/ur%"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtp://arthur:swordfish@localhost",
        "smtp://arthur:swordfish@localhost?starttls=never",
        "smtp://arthur:swordfish@mail.example.com",
        "smtp://arthur:swordfish@mail.example.com?starttls=never",
        "smtps://arthur:swordfish@mail.example.com"
      })
  void a_password_needs_tls_a_local_server_or_an_explicit_setting(String url) {
    environment.put(URL, url);

    assertThat(read().server().login()).contains(new Login("arthur", "swordfish"));
  }

  @Test
  void a_password_with_opportunistic_tls_is_refused() {
    environment.put(URL, "smtp://arthur:swordfish@mail.example.com?starttls=opportunistic");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("mail.smtp.url: opportunistic would send the password")
        .doesNotContain("swordfish");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.com",
        "http://arthur:swordfish@mail.example.com",
        "smtp:mail.example.com",
        "smtp://",
        "smtp://arthur:swordfish@",
        "smtp://mail.example.com:0",
        "smtp://mail.example.com:65536",
        "smtp://mail.example.com/inbox",
        "smtp://mail.example.com#swordfish",
        "smtp://arthur@mail.example.com",
        "smtp://arthur:@mail.example.com",
        "smtp://:swordfish@mail.example.com",
        "smtp://arthur:sword@fish@mail.example.com",
        "smtp://arthur:swordfish/@mail.example.com",
        "smtp://arthur:sword%fish@mail.example.com",
        "smtp://arthur:swordfish%00@mail.example.com",
        "smtp://arthur:swordfish%0D%0A@mail.example.com",
        "smtp://arthur:swordfish@mail.example.com?starttls=swordfish",
        "smtp://arthur:swordfish@mail.example.com?starttls=required&a=b",
        "smtps://arthur:swordfish@mail.example.com?starttls=never"
      })
  void an_invalid_url_is_reported_but_not_printed(String url) {
    environment.put(URL, url);

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("mail.smtp.url: ")
        .endsWith("(in PORTCULLIS_MAIL_SMTP_URL)")
        .doesNotContain("swordfish");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "auth@camelot.example | | auth@camelot.example",
        "<auth@camelot.example> | | auth@camelot.example",
        "Camelot <auth@camelot.example> | Camelot | auth@camelot.example",
        "\"Camelot, Inc.\" <auth@camelot.example> | Camelot, Inc. | auth@camelot.example",
        "Käse & Brot<auth@camelot.example> | Käse & Brot | auth@camelot.example"
      })
  void a_sender_is_an_address_with_an_optional_name(String text, String name, String address) {
    environment.put(FROM, text);

    assertThat(read().from())
        .isEqualTo(new Sender(Optional.ofNullable(name), new EmailAddress(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth",
        "auth@localhost",
        "Camelot",
        "Camelot <auth@camelot.example",
        "Camelot <auth@camelot.example> x",
        "a@camelot.example, b@camelot.example",
        "a@camelot.example <b@camelot.example> <c@camelot.example>",
        "Camelot\r\nBcc: lancelot@camelot.example <auth@camelot.example>",
        "Camelot <auth@camelot.example\r\nBcc: lancelot@camelot.example>"
      })
  void an_invalid_sender_is_reported(String text) {
    environment.put(FROM, text);

    assertThat(problems()).singleElement().asString().startsWith("mail.from: must look like ");
  }

  @Test
  void smtp_needs_a_server_and_a_sender() {
    environment.remove(URL);
    environment.remove(FROM);

    assertThat(problems())
        .containsExactly(
            "mail.smtp.url: is missing; mail.transport smtp needs it",
            "mail.from: is missing; mail.transport smtp needs it");
  }

  @Test
  void an_unknown_transport_is_reported() {
    environment.put(TRANSPORT, "pigeon");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("mail.transport: must be one of log, smtp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "smtp"})
  void an_invalid_template_is_reported_with_every_transport(String transport) throws IOException {
    Files.createDirectory(folder.resolve("words"));
    Files.writeString(folder.resolve("words/reset.txt"), "Hello {{name}}, {{link}}");
    environment.put(TRANSPORT, transport);
    environment.put(TEMPLATES, "words");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("mail.templates: reset.txt: unknown variable name; the variables are link, ");
  }

  @Test
  void a_configured_folder_of_templates_must_exist() {
    environment.put(TEMPLATES, "words");

    assertThat(problems()).singleElement().asString().startsWith("mail.templates: can't read");
  }

  @Test
  void the_text_of_the_settings_contains_no_password() {
    environment.put(URL, "smtp://arthur:swordfish@localhost");

    var configuration = Configuration.load(environment, Optional.empty(), folder);

    assertThat(configuration + " " + configuration.smtp()).doesNotContain("swordfish", "arthur");
  }
}
