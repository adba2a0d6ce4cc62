package dev.portcullis.adapters.crypto.masterkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.operation.SecretEncryptorContract;
import dev.portcullis.application.port.out.operation.SecretEncryptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest implements SecretEncryptorContract {
  private static final byte[] SECRET = "the grail is in the castle".getBytes(UTF_8);
  private static final String PURPOSE = "signing-key:EdDSA:1";
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  @TempDir private Path data;
  private boolean storeHasKeys;

  @Test
  void the_file_is_created_readable_by_its_owner_only() throws Exception {
    loadFromFile();

    assertThat(Files.getPosixFilePermissions(data.resolve("master.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(data.resolve("master.key"))).matches("[A-Za-z0-9+/]{43}=\n");
    try (var files = Files.list(data)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void the_file_s_key_is_the_same_at_the_next_start() {
    String sealed = loadFromFile().seal(SECRET, PURPOSE);

    assertThat(loadFromFile().unseal(sealed, PURPOSE)).contains(SECRET);
  }

  @Test
  void the_file_s_text_may_be_configured_on_another_node() throws Exception {
    String sealed = loadFromFile().seal(SECRET, PURPOSE);
    String text = Files.readString(data.resolve("master.key"));

    assertThat(MasterKey.load(Optional.of(text), data, () -> storeHasKeys).unseal(sealed, PURPOSE))
        .contains(SECRET);
  }

  @Test
  void processes_that_start_at_the_same_time_load_the_same_key() throws Exception {
    int count = 16;
    var start = new CyclicBarrier(count);
    List<Future<MasterKey>> loading = new ArrayList<>();
    try (var processes = Executors.newFixedThreadPool(count)) {
      for (int process = 0; process < count; process++) {
        loading.add(
            processes.submit(
                () -> {
                  start.await();
                  return loadFromFile();
                }));
      }
    }
    String sealed = loadFromFile().seal(SECRET, PURPOSE);

    for (Future<MasterKey> loaded : loading) {
      assertThat(loaded.get().unseal(sealed, PURPOSE)).contains(SECRET);
    }
    try (var files = Files.list(data)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void a_configured_key_creates_no_file() throws Exception {
    MasterKey.load(Optional.of(base64()), data, () -> storeHasKeys);

    assertThat(data).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "not base64!",
        "c2hvcnQ=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "éééééééééééééééééééééééééééééééééééééééééééé"
      })
  void a_malformed_configured_key_is_named_but_not_shown(String configured) {
    assertThatExceptionOfType(MasterKeyRefused.class)
        .isThrownBy(() -> MasterKey.load(Optional.of(configured), data, () -> storeHasKeys))
        .withMessage(
            "PORTCULLIS_MASTER_KEY must hold 32 random bytes in Base64,"
                + " as `openssl rand -base64 32` prints them")
        .withNoCause();
  }

  @Test
  void a_damaged_file_is_named_but_not_shown() throws Exception {
    Path file = data.resolve("master.key");
    Files.createFile(file, OWNER_ONLY);
    Files.write(file, new byte[] {(byte) 0xFF, 'k', 'e', 'y'});

    assertThatExceptionOfType(MasterKeyRefused.class)
        .isThrownBy(this::loadFromFile)
        .withMessageStartingWith(data.resolve("master.key").toAbsolutePath() + " must hold 32")
        .withNoCause();
  }

  @Test
  void a_file_that_cannot_be_read_or_created_is_refused_with_advice() throws Exception {
    Files.createDirectory(data.resolve("master.key"));

    assertThatExceptionOfType(MasterKeyRefused.class)
        .isThrownBy(this::loadFromFile)
        .withMessageContaining("or set PORTCULLIS_MASTER_KEY");
    assertThatExceptionOfType(MasterKeyRefused.class)
        .isThrownBy(
            () -> MasterKey.load(Optional.empty(), data.resolve("missing"), () -> storeHasKeys))
        .withMessageContaining("(NoSuchFileException)");
  }

  @Test
  void a_lost_file_is_reported_and_not_replaced() {
    storeHasKeys = true;

    assertThatExceptionOfType(MasterKeyRefused.class)
        .isThrownBy(this::loadFromFile)
        .withMessageStartingWith(data.resolve("master.key").toAbsolutePath() + " is missing");
    assertThat(data).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-rw----", "rw-----w-"})
  void a_file_that_others_can_access_is_refused(String mode) throws Exception {
    loadFromFile();
    Path file = data.resolve("master.key");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatExceptionOfType(MasterKeyRefused.class)
        .isThrownBy(this::loadFromFile)
        .withMessage("%s is accessible to other users (%s): run `chmod 600 %1$s`", file, mode);
  }

  @Test
  void a_file_that_the_group_may_read_is_accepted() throws Exception {
    String sealed = loadFromFile().seal(SECRET, PURPOSE);
    Files.setPosixFilePermissions(
        data.resolve("master.key"), PosixFilePermissions.fromString("r--r-----"));

    assertThat(loadFromFile().unseal(sealed, PURPOSE)).contains(SECRET);
  }

  @Test
  void modified_sealed_text_is_not_opened() {
    MasterKey key = configured();
    byte[] sealed = Base64.getDecoder().decode(key.seal(SECRET, PURPOSE));

    for (int position = 0; position < sealed.length; position++) {
      byte[] changed = sealed.clone();
      changed[position] ^= 1;
      assertThat(key.unseal(Base64.getEncoder().encodeToString(changed), PURPOSE)).isEmpty();
    }
  }

  @Test
  void to_string_is_redacted() {
    assertThat(configured()).hasToString("MasterKey[…]");
  }

  @Override
  public SecretEncryptor sealer() {
    return configured();
  }

  @Override
  public SecretEncryptor sealerWithAnotherKey() {
    return MasterKey.load(Optional.of("A".repeat(43) + "="), data, () -> storeHasKeys);
  }

  private MasterKey loadFromFile() {
    return MasterKey.load(Optional.empty(), data, () -> storeHasKeys);
  }

  private MasterKey configured() {
    return MasterKey.load(Optional.of(base64()), data, () -> storeHasKeys);
  }

  private static String base64() {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 7);
    return Base64.getEncoder().encodeToString(key);
  }
}
