package dev.portcullis.adapters.crypto.password.denied;

import static dev.portcullis.adapters.crypto.password.denied.Lists.has;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.port.out.password.DeniedPasswords;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeniedPasswordListsTest {
  private static final DeniedPasswords COMMON = DeniedPasswordLists.common();

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return file(text, UTF_8);
  }

  private Path file(String text, Charset charset) throws IOException {
    return Files.writeString(folder.resolve("denied.txt"), text, charset);
  }

  private static void assertRefused(Path file, String message) {
    assertThatExceptionOfType(DeniedPasswordsRefused.class)
        .isThrownBy(() -> DeniedPasswordLists.read(file))
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "12345678", "PassWord", "ｐａｓｓｗｏｒｄ", "qwertyuiop", "iloveyou"})
  void frequent_passwords_are_common_in_any_case_and_form(String text) {
    assertThat(has(COMMON, text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lancelot",
        "guinevere",
        "excalibur",
        "password ",
        "passwor",
        "pässword",
        "123456"
      })
  void other_passwords_are_not_common(String text) {
    assertThat(has(COMMON, text)).isFalse();
  }

  @Test
  void a_text_denies_the_password_on_each_line_in_any_case_and_form() throws IOException {
    DeniedPasswords list =
        DeniedPasswordLists.read(file("camelot-Castle\r\n\n  two blanks \n# no comment\nRösslein"));

    assertThat(has(list, "Camelot-castle")).isTrue();
    assertThat(has(list, "  two blanks ")).isTrue();
    assertThat(has(list, "two blanks")).isFalse();
    assertThat(has(list, "# no comment")).isTrue();
    assertThat(has(list, "RO\u0308SSLEIN")).isTrue();
    assertThat(has(list, "password")).isFalse();
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_password() throws IOException {
    assertThat(has(DeniedPasswordLists.read(file("\uFEFFcamelot-castle\n")), "camelot-castle"))
        .isTrue();
  }

  @Test
  void a_text_in_another_encoding_is_refused_with_the_line() throws IOException {
    Path file = file("camelot\nrösslein\n", ISO_8859_1);

    assertRefused(
        file, file + ": line 2 is not in UTF-8; convert the file, for example with iconv");
  }

  @Test
  void a_missing_file_a_folder_and_an_empty_text_are_refused() throws IOException {
    Path missing = folder.resolve("missing.txt");
    assertRefused(missing, "there is no file " + missing);
    assertRefused(folder, folder + " is not a file");
    Path empty = file("\n\r\n");
    assertRefused(empty, empty + " is empty");
  }

  @Test
  void hashes_and_texts_that_are_too_long_need_a_filter() throws IOException {
    Path hashes = file("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:52256179\n");
    assertRefused(
        hashes,
        hashes
            + ": line 1 is a SHA-1 hash; make a filter of hashes with"
            + " `portcullis passwords build-filter`");

    Path large = folder.resolve("large.txt");
    try (var sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength((64 << 20) + 1);
    }
    assertRefused(
        large,
        large + " has over 64 MiB; make a filter of it with `portcullis passwords build-filter`");
  }

  @Test
  void a_filter_is_recognized_by_its_content() throws IOException {
    Path filter = folder.resolve("denied.txt.filter");
    PasswordFilterBuilder.fromPasswords(file("camelot-castle\n"), filter, lines -> {});
    Path renamed = Files.move(filter, folder.resolve("anything"));

    DeniedPasswords list = DeniedPasswordLists.read(renamed);

    assertThat(has(list, "Camelot-Castle")).isTrue();
    assertThat(has(list, "guinevere")).isFalse();
  }
}
