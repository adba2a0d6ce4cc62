package dev.portcullis.adapters.crypto.password.denied;

import static dev.portcullis.adapters.crypto.password.denied.Lists.has;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.crypto.password.denied.PasswordFilterBuilder.Built;
import dev.portcullis.application.port.out.password.DeniedPasswords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFilterBuilderTest {
  private static final String FORMAT =
      " is not a SHA-1 hash of 40 hexadecimal digits, with or without a count, as in"
          + " 21BD12DC183F740EE76F27B78EB39C8AD972A757:73586";

  @TempDir private Path folder;
  private Path list;
  private Path filter;

  @BeforeEach
  void nameFiles() {
    list = folder.resolve("hashes.txt");
    filter = folder.resolve("hashes.filter");
  }

  private static String hash(String password) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private Built build(String text) throws IOException {
    Files.writeString(list, text);
    return PasswordFilterBuilder.fromHashes(list, filter, lines -> {});
  }

  private void assertRefused(String text, String message) {
    assertThatExceptionOfType(DeniedPasswordsRefused.class)
        .isThrownBy(() -> build(text))
        .withMessage(message);
  }

  @Test
  void hashes_may_come_with_or_without_count_in_any_case_and_order() throws IOException {
    build(
        "%s:3\r\n%s\n\n%s:1\n"
            .formatted(
                hash("excalibur"),
                hash("camelot-castle").toLowerCase(Locale.ROOT),
                hash("Joyeuse")));

    DeniedPasswords denied = DeniedPasswordLists.read(filter);
    assertThat(List.of("excalibur", "camelot-castle", "Joyeuse"))
        .allMatch(password -> has(denied, password));
    assertThat(List.of("guinevere", "lancelot")).noneMatch(password -> has(denied, password));
  }

  /** Only the text that was hashed is known, so other cases of it can't be found. */
  @Test
  void a_hashed_password_is_denied_in_the_case_in_which_it_was_hashed() throws IOException {
    build(hash("Joyeuse") + "\n");

    DeniedPasswords denied = DeniedPasswordLists.read(filter);
    assertThat(has(denied, "Joyeuse")).isTrue();
    assertThat(has(denied, "joyeuse")).isFalse();
  }

  @Test
  void every_password_of_a_long_list_is_found() throws IOException {
    List<String> passwords = IntStream.range(0, 20_000).mapToObj(i -> "sword-" + i).toList();

    Built built =
        build(passwords.stream().map(one -> hash(one) + ":7\n").collect(Collectors.joining()));

    DeniedPasswords denied = DeniedPasswordLists.read(filter);
    assertThat(passwords).allMatch(password -> has(denied, password));
    assertThat(built.passwords()).isBetween(19_990L, 20_000L);
    assertThat(built.bytes()).isEqualTo(Files.size(filter)).isLessThan(61_100);
  }

  @Test
  void a_repeated_hash_is_kept_once() throws IOException {
    assertThat(build((hash("excalibur") + ":1\n").repeat(3)).passwords()).isEqualTo(1);
  }

  @Test
  void one_list_makes_the_same_filter_in_any_order() throws IOException {
    build("%s\n%s\n".formatted(hash("excalibur"), hash("joyeuse")));
    byte[] one = Files.readAllBytes(filter);

    build("%s\n%s\n".formatted(hash("joyeuse"), hash("excalibur")));

    assertThat(Files.readAllBytes(filter)).isEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "excalibur",
        "21BD12DC183F740EE76F27B78EB39C8AD972A75",
        "21BD12DC183F740EE76F27B78EB39C8AD972A7571",
        "21BD12DC183F740EE76F27B78EB39C8AD972A757:",
        "21BD12DC183F740EE76F27B78EB39C8AD972A757:7x",
        "21BD12DC183F740EE76F27B78EB39C8AD972A757;7",
        "21BD12DC183F740EE76F27B78EB39C8AD972A75G:7",
        " 21BD12DC183F740EE76F27B78EB39C8AD972A757",
        "8846F7EAEE8FB117AD06BDD830B7586C"
      })
  void a_line_of_another_format_is_refused_with_its_number_and_nothing_is_written(String line) {
    assertRefused(hash("joyeuse") + ":1\n" + line + "\n", list + ": line 2" + FORMAT);

    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(list));
  }

  @Test
  void an_empty_or_missing_list_is_refused() {
    assertRefused("", "the list is empty");

    Path missing = folder.resolve("missing.txt");
    assertThatExceptionOfType(DeniedPasswordsRefused.class)
        .isThrownBy(() -> PasswordFilterBuilder.fromHashes(missing, filter, lines -> {}))
        .withMessage("there is no file " + missing);
  }

  @Test
  void a_filter_may_replace_a_filter_but_no_other_file() throws IOException {
    build(hash("joyeuse") + "\n");
    build(hash("excalibur") + "\n");
    assertThat(has(DeniedPasswordLists.read(filter), "excalibur")).isTrue();

    assertThatExceptionOfType(DeniedPasswordsRefused.class)
        .isThrownBy(() -> PasswordFilterBuilder.fromHashes(list, list, lines -> {}))
        .withMessage(list + " exists and is not a filter; choose another file to write");
    assertThat(list).hasContent(hash("excalibur"));
    assertThatExceptionOfType(DeniedPasswordsRefused.class)
        .isThrownBy(() -> PasswordFilterBuilder.fromHashes(list, folder, lines -> {}))
        .withMessage(folder + " exists and is not a filter; choose another file to write");
  }

  @Test
  void a_filter_in_use_stays_as_it_is_when_it_is_replaced() throws IOException {
    build(hash("joyeuse") + "\n");
    DeniedPasswords old = DeniedPasswordLists.read(filter);

    build(hash("excalibur") + "\n");

    assertThat(has(old, "joyeuse")).isTrue();
    assertThat(has(old, "excalibur")).isFalse();
  }

  @Test
  void a_missing_folder_and_the_draft_of_another_build_are_refused() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    Files.writeString(list, hash("joyeuse"));
    assertThatExceptionOfType(DeniedPasswordsRefused.class)
        .isThrownBy(() -> PasswordFilterBuilder.fromHashes(list, nowhere.resolve("f"), lines -> {}))
        .withMessage("there is no folder " + nowhere);

    Path draft = Files.createFile(folder.resolve("hashes.filter.part"));
    assertRefused(
        hash("joyeuse"),
        draft + " exists: another build runs, or one was interrupted; delete it and try again");
    assertThat(draft).exists();
  }

  @Test
  void progress_is_reported_after_each_million_lines() throws IOException {
    Files.writeString(list, (hash("joyeuse") + "\n").repeat(2_000_001));
    List<Long> reports = new ArrayList<>();

    PasswordFilterBuilder.fromHashes(list, filter, reports::add);

    assertThat(reports).containsExactly(1_000_000L, 2_000_000L);
  }

  @Test
  void a_list_of_passwords_is_compared_in_any_case_and_form() throws IOException {
    Files.writeString(list, "Excalibur\nRösslein\n");

    PasswordFilterBuilder.fromPasswords(list, filter, lines -> {});

    DeniedPasswords denied = DeniedPasswordLists.read(filter);
    assertThat(has(denied, "EXCALIBUR")).isTrue();
    assertThat(has(denied, "ro\u0308sslein")).isTrue();
    assertThat(has(denied, "joyeuse")).isFalse();
  }
}
