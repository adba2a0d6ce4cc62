package dev.portcullis.adapters.crypto.masterkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing.Sources;
import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.operation.SecretEncryptorContract;
import dev.portcullis.application.port.out.operation.SecretEncryptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two master keys, by configuration and in files, and the steps from one to the other. */
class MasterKeyRingTest implements SecretEncryptorContract {
  @TempDir private Path data;

  private MasterKeyRing ring(Optional<String> configured, Optional<String> next) {
    return MasterKeyRing.load(new Sources(configured, next, data), () -> false);
  }

  private MasterKeyRing files() {
    return ring(Optional.empty(), Optional.empty());
  }

  private static String base64(int seed) {
    byte[] key = new byte[MasterKey.KEY_BYTES];
    Arrays.fill(key, (byte) seed);
    return Base64.getEncoder().encodeToString(key);
  }

  private static MasterKeyRing alone(int seed) {
    return MasterKeyRing.load(
        new Sources(Optional.of(base64(seed)), Optional.empty(), Path.of("never-read")),
        () -> false);
  }

  @Override
  public SecretEncryptor sealer() {
    return ring(Optional.of(base64(1)), Optional.of(base64(2)));
  }

  @Override
  public SecretEncryptor sealerWithAnotherKey() {
    return ring(Optional.of(base64(3)), Optional.of(base64(4)));
  }

  @Test
  void a_ring_decrypts_with_both_keys_and_encrypts_with_the_present_one() {
    MasterKeyRing ring = ring(Optional.of(base64(1)), Optional.of(base64(2)));

    assertThat(ring.open(alone(1).seal("a", CONTEXT), CONTEXT)).contains("a");
    assertThat(ring.open(alone(2).seal("b", CONTEXT), CONTEXT)).contains("b");
    assertThat(alone(1).open(ring.seal("c", CONTEXT), CONTEXT)).contains("c");
    assertThat(ring.hasNext()).isTrue();
    assertThat(ring.sealsWithNext()).isFalse();
  }

  @Test
  void a_ring_adopts_the_key_of_a_sealed_text() {
    MasterKeyRing ring = ring(Optional.of(base64(1)), Optional.of(base64(2)));

    assertThat(ring.adopt(alone(2).seal("a", CONTEXT), CONTEXT)).isTrue();
    assertThat(alone(2).open(ring.seal("b", CONTEXT), CONTEXT)).contains("b");
    assertThat(ring.sealsWithNext()).isTrue();

    assertThat(ring.adopt(alone(1).seal("a", CONTEXT), CONTEXT)).isTrue();
    assertThat(ring.sealsWithNext()).isFalse();
    assertThat(ring.adopt(alone(3).seal("a", CONTEXT), CONTEXT)).isFalse();
  }

  @Test
  void a_secret_is_sealed_again_only_if_it_was_sealed_under_the_other_key() {
    MasterKeyRing toward =
        ring(Optional.of(base64(1)), Optional.of(base64(2))).sealingWithNext().orElseThrow();
    String old = alone(1).seal("a", CONTEXT);
    String current = alone(2).seal("b", CONTEXT);

    assertThat(toward.reseal(current, CONTEXT)).contains(current);
    assertThat(toward.reseal(old, CONTEXT))
        .flatMap(again -> alone(2).open(again, CONTEXT))
        .contains("a");
    assertThat(toward.reseal(alone(3).seal("c", CONTEXT), CONTEXT)).isEmpty();
  }

  @Test
  void the_same_key_twice_is_no_replacement() {
    assertThat(ring(Optional.of(base64(1)), Optional.of(base64(1) + "\n")).hasNext()).isFalse();
  }

  @Test
  void a_file_can_be_replaced_by_a_configured_key() {
    String sealed = files().seal("a", CONTEXT);

    MasterKeyRing ring = ring(Optional.empty(), Optional.of(base64(2)));

    assertThat(ring.open(sealed, CONTEXT)).contains("a");
    assertThat(ring.sealingWithNext().orElseThrow().reseal(sealed, CONTEXT))
        .flatMap(again -> alone(2).open(again, CONTEXT))
        .contains("a");
  }

  @Test
  void a_configured_key_takes_no_successor_from_a_file() {
    new MasterKeyFiles(data).prepareNext();

    assertThat(ring(Optional.of(base64(1)), Optional.empty()).hasNext()).isFalse();
  }

  @Test
  void a_malformed_successor_is_named_but_not_shown() {
    assertThatExceptionOfType(MasterKeyRefused.class)
        .isThrownBy(() -> ring(Optional.of(base64(1)), Optional.of("swordfish")))
        .withMessage("PORTCULLIS_NEXT_MASTER_KEY " + MasterKey.RULE);
  }

  @Test
  void a_running_process_reads_a_new_successor_and_its_promotion() {
    MasterKeyRing running = files();
    String old = running.seal("a", CONTEXT);
    var files = new MasterKeyFiles(data);

    files.prepareNext();
    running.reload();
    assertThat(running.hasNext()).isTrue();
    String current = running.sealingWithNext().orElseThrow().seal("b", CONTEXT);
    assertThat(running.open(current, CONTEXT)).contains("b");
    running.adopt(current, CONTEXT);

    files.finish();
    running.reload();
    assertThat(running.hasNext()).isFalse();
    assertThat(running.open(current, CONTEXT)).contains("b");
    assertThat(files().open(running.seal("c", CONTEXT), CONTEXT)).contains("c");
    assertThat(running.open(old, CONTEXT)).isEmpty();
  }

  @Test
  void a_running_process_keeps_its_keys_while_the_files_can_t_be_read() throws Exception {
    MasterKeyRing running = files();
    String sealed = running.seal("a", CONTEXT);
    Path file = data.resolve("master.key");
    Files.move(file, data.resolve("elsewhere"));

    running.reload();

    assertThat(running.open(sealed, CONTEXT)).contains("a");
    assertThat(file).doesNotExist();
  }

  @Test
  void a_successor_is_generated_once_readable_by_its_owner_only() throws Exception {
    files();
    var files = new MasterKeyFiles(data);

    assertThat(
            Race.among(
                number ->
                    () -> {
                      files.prepareNext();
                      return Files.readString(files.nextFile());
                    }))
        .containsOnly(Files.readString(files.nextFile()));

    assertThat(Files.getPosixFilePermissions(files.nextFile()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(files.nextFile()))
        .isNotEqualTo(Files.readString(data.resolve("master.key")));
  }

  @Test
  void a_finished_replacement_keeps_the_old_key_under_another_name() throws Exception {
    files();
    String old = Files.readString(data.resolve("master.key"));
    var files = new MasterKeyFiles(data);
    files.prepareNext();
    String next = Files.readString(files.nextFile());

    files.finish();
    files.finish();

    assertThat(data.resolve("master.key")).hasContent(next);
    assertThat(files.oldFile()).hasContent(old);
    assertThat(names()).containsExactlyInAnyOrder("master.key", "master.key.old");
  }

  @Test
  void a_finish_that_was_interrupted_after_either_step_is_repeated() throws Exception {
    files();
    String old = Files.readString(data.resolve("master.key"));
    var files = new MasterKeyFiles(data);
    files.prepareNext();
    String next = Files.readString(files.nextFile());
    Files.createLink(files.oldFile(), data.resolve("master.key"));

    files.finish();

    assertThat(data.resolve("master.key")).hasContent(next);
    assertThat(files.oldFile()).hasContent(old);
  }

  @Test
  void the_key_of_an_earlier_replacement_is_never_overwritten() throws Exception {
    files();
    var files = new MasterKeyFiles(data);
    files.prepareNext();
    files.finish();

    assertThatExceptionOfType(MasterKeyRefused.class)
        .isThrownBy(files::prepareNext)
        .withMessageStartingWith(files.oldFile() + " is left from an earlier replacement");

    Files.write(files.nextFile(), (base64(7) + "\n").getBytes(UTF_8));
    String present = Files.readString(data.resolve("master.key"));
    assertThatExceptionOfType(MasterKeyRefused.class).isThrownBy(files::finish);
    assertThat(data.resolve("master.key")).hasContent(present);
  }

  @Test
  void neither_ring_nor_sources_show_a_key() {
    var sources = new Sources(Optional.of(base64(1)), Optional.of(base64(2)), data);

    assertThat(sources + " " + MasterKeyRing.load(sources, () -> false))
        .isEqualTo("Sources[…] MasterKeyRing[…]");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
