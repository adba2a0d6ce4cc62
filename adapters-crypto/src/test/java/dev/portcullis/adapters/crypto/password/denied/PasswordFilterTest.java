package dev.portcullis.adapters.crypto.password.denied;

import static dev.portcullis.adapters.crypto.password.denied.Lists.has;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.port.out.password.DeniedPasswords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFilterTest {
  @TempDir private Path folder;

  private Path filterOf(LongStream fingerprints) {
    Path file = folder.resolve("passwords.filter");
    PasswordFilterBuilder.build(
        file,
        true,
        sorter -> {
          for (long one : fingerprints.toArray()) {
            sorter.add(one);
          }
        });
    return file;
  }

  private static long fingerprint(int number) {
    return Fingerprint.of(("sword-" + number).getBytes(UTF_8));
  }

  /**
   * The numbers are those with the fullest buckets of their size, a power of two of buckets with
   * 256 entries each, and one more.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 256, 257, 65_536, 65_537})
  void every_entry_is_found_and_others_rarely(int size) throws IOException {
    Path file = filterOf(IntStream.range(0, size).mapToLong(PasswordFilterTest::fingerprint));

    DeniedPasswords filter = DeniedPasswordLists.read(file);

    assertThat(IntStream.range(0, size)).allMatch(number -> has(filter, "sword-" + number));
    // 1.53e-5 of 500,000 are 7.6; more than 24 are found with a probability of less than 1e-6.
    assertThat(
            IntStream.range(size, size + 500_000)
                .filter(number -> has(filter, "sword-" + number))
                .count())
        .isLessThanOrEqualTo(24);
  }

  @Test
  void fingerprints_with_equal_first_bits_are_one_entry() throws IOException {
    Path file = filterOf(LongStream.of(0, 1L << 39, 1L << 40, -1, Long.MIN_VALUE, Long.MAX_VALUE));

    assertThat(Files.size(file)).isEqualTo(24 + 2 * 8 + 5 * 3);
  }

  @Test
  void a_damaged_filter_is_refused() throws IOException {
    Path file = filterOf(IntStream.range(0, 1_000).mapToLong(PasswordFilterTest::fingerprint));
    byte[] good = Files.readAllBytes(file);

    assertDamaged(file, good, bytes -> bytes.putInt(8, 2));
    assertDamaged(file, good, bytes -> bytes.putInt(12, 3));
    assertDamaged(file, good, bytes -> bytes.putInt(12, -1));
    assertDamaged(file, good, bytes -> bytes.putInt(12, 29));
    assertDamaged(file, good, bytes -> bytes.putLong(16, 999));
    assertDamaged(file, good, bytes -> bytes.putLong(16, -1));
    assertDamaged(file, good, bytes -> bytes.putLong(16, Long.MAX_VALUE));
    assertDamaged(file, good, bytes -> bytes.putLong(24, 1));
    assertDamaged(file, good, bytes -> bytes.putLong(32, 1_001));
    assertDamaged(file, good, bytes -> bytes.putLong(32, -5));
    assertDamaged(file, good, bytes -> bytes.limit(bytes.limit() - 1));
    assertDamaged(file, good, bytes -> bytes.limit(24));
    assertDamaged(file, good, bytes -> bytes.limit(8));
  }

  private static void assertDamaged(Path file, byte[] good, Consumer<ByteBuffer> damage)
      throws IOException {
    var bytes = ByteBuffer.wrap(good.clone());
    damage.accept(bytes);
    byte[] damaged = new byte[bytes.limit()];
    bytes.rewind().get(damaged);
    Files.write(file, damaged);
    assertThatExceptionOfType(DeniedPasswordsRefused.class)
        .isThrownBy(() -> DeniedPasswordLists.read(file))
        .withMessage(
            file
                + " is damaged, or made by another version; make it again with"
                + " `portcullis passwords build-filter`");
  }

  @Test
  void lookups_in_damaged_entries_end() throws IOException {
    Path file = filterOf(IntStream.range(0, 1_000).mapToLong(PasswordFilterTest::fingerprint));
    byte[] bytes = Files.readAllBytes(file);
    var random = new Random(17);
    for (int i = 24 + 5 * 8; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt();
    }
    Files.write(file, bytes);

    DeniedPasswords filter = DeniedPasswordLists.read(file);

    assertThat(IntStream.range(0, 1_000).filter(number -> has(filter, "sword-" + number)).count())
        .isLessThan(1_000);
  }
}
