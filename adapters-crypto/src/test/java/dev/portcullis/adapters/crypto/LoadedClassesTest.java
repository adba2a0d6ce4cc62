package dev.portcullis.adapters.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.crypto.password.Argon2Parameters;
import dev.portcullis.adapters.crypto.password.Argon2PasswordHasher;
import dev.portcullis.adapters.crypto.password.LibsodiumEngine;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process loads to hash. */
class LoadedClassesTest {
  @TempDir Path folder;

  @Test
  void while_libsodium_serves_neither_jna_nor_argon2_jvm_is_loaded() throws Exception {
    List<String> classes = classesOf("m=64,t=1,p=1");

    assertThat(classes).anyMatch(line -> line.contains(LibsodiumEngine.class.getName()));
    assertThat(classes).noneMatch(line -> line.contains("com.sun.jna"));
    assertThat(classes).noneMatch(line -> line.contains("de.mkammerer"));
  }

  @Test
  void they_are_for_a_hash_that_libsodium_can_t_check() throws Exception {
    assertThat(classesOf("m=64,t=1,p=2")).anyMatch(line -> line.contains("com.sun.jna.Native"));
  }

  private List<String> classesOf(String cost) throws Exception {
    Path log = folder.resolve("classes");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Hashing.class.getName(),
                cost)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("output"))).isZero();
    return Files.readAllLines(log);
  }

  /** Makes a hash, checks it, and one of the cost that it is given. */
  static final class Hashing {
    private Hashing() {}

    public static void main(String[] arguments) {
      var stored =
          new PasswordHash(
              "$argon2id$v=19$"
                  + arguments[0]
                  + "$c29tZXNhbHRzb21lc2FsdA$88TEkbp7He4DYq6JCSsQQ6nC4Nkerazy");
      try (var hasher = new Argon2PasswordHasher(new Argon2Parameters(64, 1, 1), 1, 1);
          var password = Password.of("guinevere")) {
        hasher.warmUp();
        if (!hasher.matches(password, hasher.hash(password)) || hasher.matches(password, stored)) {
          throw new AssertionError("wrong answer");
        }
      }
    }
  }
}
