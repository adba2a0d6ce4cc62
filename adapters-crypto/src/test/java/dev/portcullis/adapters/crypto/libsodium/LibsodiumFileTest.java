package dev.portcullis.adapters.crypto.libsodium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibsodiumFileTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, /linux64/libsodium.so",
    "Linux, aarch64, /arm64/libsodium.so",
    "Mac OS X, x86_64, /mac/libsodium.dylib",
    "Mac OS X, aarch64, /mac_arm/libsodium.dylib",
    "Windows 11, amd64, /windows64/libsodium.dll",
    "Windows Server 2022, amd64, /windows64/libsodium.dll"
  })
  void common_platforms_have_a_file(String system, String processor, String resource)
      throws Exception {
    assertThat(LibsodiumFile.of(system, processor)).isEqualTo(new LibsodiumFile(resource));
    assertThat(LibsodiumFile.class.getResource(resource)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"Linux, riscv64", "Linux, i386", "FreeBSD, amd64", "Windows 11, aarch64", "'', ''"})
  void other_platforms_are_refused(String system, String processor) {
    assertThatExceptionOfType(LibsodiumUnavailable.class)
        .isThrownBy(() -> LibsodiumFile.of(system, processor))
        .withMessage("there is no build for %s on %s".formatted(system, processor));
  }

  @Test
  void the_unpacked_copy_is_deleted_after_loading() throws Exception {
    ours().load(temporary);

    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void an_unwritable_folder_is_named_with_advice() throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));

    for (Path impossible : new Path[] {file, temporary.resolve("missing")}) {
      assertThatExceptionOfType(LibsodiumUnavailable.class)
          .isThrownBy(() -> ours().load(impossible))
          .withMessageStartingWith("it can't be unpacked to " + impossible)
          .withMessageEndingWith(
              "or set another folder with PORTCULLIS_JAVA_OPTS=-Djava.io.tmpdir=…");
    }
  }

  @Test
  void a_file_that_cannot_be_loaded_is_deleted_and_the_reason_given() {
    assertThatExceptionOfType(LibsodiumUnavailable.class)
        .isThrownBy(() -> ofAnotherMachine().load(temporary))
        .withMessageStartingWith("it can't be loaded from " + temporary)
        .withMessageEndingWith(
            "or set another folder with PORTCULLIS_JAVA_OPTS=-Djava.io.tmpdir=…");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void a_missing_jar_is_named() {
    assertThatExceptionOfType(LibsodiumUnavailable.class)
        .isThrownBy(() -> new LibsodiumFile("/missing.so").load(temporary))
        .withMessage("/missing.so is not on the class path: add lazysodium-java to it");
    assertThat(temporary).isEmptyDirectory();
  }

  private static LibsodiumFile ofAnotherMachine() throws LibsodiumUnavailable {
    return LibsodiumFile.of(
        System.getProperty("os.name"),
        System.getProperty("os.arch").equals("amd64") ? "aarch64" : "amd64");
  }

  private static LibsodiumFile ours() throws LibsodiumUnavailable {
    return LibsodiumFile.of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }
}
