package dev.portcullis.adapters.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.adapters.mail.template.MailTemplates;
import dev.portcullis.adapters.mail.template.MailTemplatesRefused;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.LinkMail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TemplatesTest {
  private static final Map<String, String> VALUES =
      Map.of(
          "link", "https://auth.example/verify?token=a&b",
          "email", "o'<b>\"hara@camelot.example",
          "lifetime", "1 hour",
          "lifetime-minutes", "60",
          "public-url", "https://auth.example");

  private static final OutgoingMail RESET = MailFixtures.reset("arthur@camelot.example");
  private static final OutgoingMail VERIFICATION =
      new LinkMail(MailKind.VERIFICATION, RESET.to(), MailFixtures.SECRET, Duration.ofHours(1));

  @TempDir private Path folder;

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private MailTemplates read() {
    return MailTemplates.read(Optional.of(folder));
  }

  private static Stream<OutgoingMail> mails() {
    return Stream.of(VERIFICATION, RESET);
  }

  private String refusal() {
    return String.valueOf(
        catchThrowableOfType(MailTemplatesRefused.class, this::read).getMessage());
  }

  @ParameterizedTest
  @MethodSource("mails")
  void built_in_templates_are_filled_completely(OutgoingMail mail) {
    var words = MailTemplates.read(Optional.empty()).of(mail.kind()).fill(VALUES);

    assertThat(words.subject()).isNotBlank().doesNotContain("\n");
    assertThat(words.text()).contains(VALUES.get("link")).contains("1 hour");
    assertThat(words.html()).contains("token=a&amp;b").contains("1 hour");
    assertThat(words.toString()).doesNotContain("{{");
  }

  private static Set<MailKind> notices() {
    return MailKind.notices();
  }

  @ParameterizedTest
  @MethodSource("notices")
  void built_in_notices_are_filled_completely(MailKind kind) {
    Map<String, String> values =
        Map.of(
            "email", "arthur@camelot.example",
            "time", "2026-01-01 00:00 UTC",
            "address", "192.0.2.7",
            "provider", "<grail>",
            "public-url", "https://auth.example");

    var words = MailTemplates.read(Optional.empty()).of(kind).fill(values);

    assertThat(words.subject()).isNotBlank().doesNotContain("\n");
    for (String text : List.of(words.text(), words.html())) {
      assertThat(text)
          .contains("arthur@camelot.example", "2026-01-01 00:00 UTC", "192.0.2.7")
          .contains("https://auth.example");
    }
    assertThat(words.html()).doesNotContain("<grail>");
    assertThat(words.toString()).doesNotContain("{{");
  }

  @Test
  void a_notice_can_be_replaced_but_has_no_link() throws IOException {
    write("new-device.txt", "{{address}} hat sich angemeldet.");
    Map<String, String> values =
        Map.of("address", "192.0.2.7", "email", "", "time", "", "public-url", "");
    assertThat(read().of(MailKind.NEW_DEVICE).fill(values).text())
        .isEqualTo("192.0.2.7 hat sich angemeldet.");

    write("new-device.txt", "{{link}}");
    assertThat(refusal())
        .isEqualTo(
            "new-device.txt: unknown variable link; the variables are email, time, address,"
                + " public-url");
  }

  @Test
  void each_file_can_be_replaced_alone() throws IOException {
    write("reset.subject.txt", "Neues Paßwort für {{email}}\n");
    write("reset.txt", "\uFEFF{{link}} gilt {{lifetime-minutes}} Minuten.");

    var words = read().of(RESET.kind()).fill(VALUES);

    assertThat(words.subject()).isEqualTo("Neues Paßwort für o'<b>\"hara@camelot.example");
    assertThat(words.text()).isEqualTo("https://auth.example/verify?token=a&b gilt 60 Minuten.");
    assertThat(words.html()).contains("Choose a new password");
    assertThat(read().of(VERIFICATION.kind()).fill(VALUES).subject()).startsWith("Confirm");
  }

  @Test
  void values_are_escaped_in_html_but_not_in_text() throws IOException {
    write("verification.html", "<a title='{{email}}' href=\"{{link}}\">");
    write("verification.txt", "{{email}} {{link}}");

    var words = read().of(VERIFICATION.kind()).fill(VALUES);

    assertThat(words.html())
        .isEqualTo(
            "<a title='o&#39;&lt;b&gt;&quot;hara@camelot.example'"
                + " href=\"https://auth.example/verify?token=a&amp;b\">");
    assertThat(words.text())
        .isEqualTo("o'<b>\"hara@camelot.example https://auth.example/verify?token=a&b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reset.txt | {{link}} {{lnik}} | unknown variable lnik; the variables are link, email,"
            + " lifetime,",
        "reset.txt | {{link}} {{#email}}{{nmae}}{{/email}} | unknown variable nmae",
        "reset.txt | {{link}} {{^email}}{{nmae}}{{/email}} | unknown variable nmae",
        "reset.txt | {{link}} {{#some}}{{/some}} | unknown variable some",
        "reset.txt | {{link}} {{email.class}} | unknown variable email.class",
        "reset.txt | {{link}} {{.}} | unknown variable .",
        "reset.html | {{link}} {{{lnik}}} | unknown variable lnik",
        "reset.html | {{link}} {{>footer}} | can't include footer",
        "reset.html | {{link}} {{#email}} | email",
        "reset.html | {{link}} {{/email}} | email",
        "reset.html | {{link}} {{email | a tag is not closed",
        "reset.html | nothing to press | must have {{link}}",
        "reset.txt | nothing to press | must have {{link}}",
        "reset.subject.txt | {{link | a tag is not closed"
      })
  void a_malformed_template_is_reported_by_its_name(String file, String text, String problem)
      throws IOException {
    write(file, text);

    assertThat(refusal()).startsWith(file).contains(problem).doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({"'one\r\nBcc: lancelot@camelot.example'", "'one\ntwo'", "' '", "'a\tb'"})
  void a_subject_must_be_one_line(String text) throws IOException {
    write("verification.subject.txt", text);

    assertThat(refusal()).isEqualTo("verification.subject.txt: must be one line");
  }

  @Test
  void a_file_not_in_utf8_is_reported() throws IOException {
    Files.write(folder.resolve("reset.txt"), "Grüße".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(refusal()).endsWith("reset.txt: is not UTF-8");
  }

  @Test
  void a_misspelt_template_name_is_reported_and_other_files_are_ignored() throws IOException {
    write("README.md", "Ours.");
    assertThat(read()).isNotNull();

    write("password.html", "{{link}}");
    assertThat(refusal())
        .startsWith("password.html: unknown template; the names are verification.subject.txt, ");
  }

  @Test
  void a_missing_folder_is_reported() {
    Path missing = folder.resolve("missing");

    assertThatExceptionOfType(MailTemplatesRefused.class)
        .isThrownBy(() -> MailTemplates.read(Optional.of(missing)))
        .withMessageContaining(missing.toString());
  }
}
