package dev.portcullis.adapters.crypto.libsodium;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The file with libsodium's native code, one for each kind of machine, as the jar of lazysodium
 * brings it along. Of that jar, nothing else is used.
 *
 * @param resource where it is on the class path
 */
record LibsodiumFile(String resource) {
  /**
   * The one for an operating system and a processor.
   *
   * @param system as the property {@code os.name} says it
   * @param processor as {@code os.arch} does
   * @throws LibsodiumUnavailable when there is none
   */
  static LibsodiumFile of(String system, String processor) throws LibsodiumUnavailable {
    String machine = system.split(" ", 2)[0].toLowerCase(Locale.ROOT) + " " + processor;
    return new LibsodiumFile(
        switch (machine) {
          case "linux amd64" -> "/linux64/libsodium.so";
          case "linux aarch64" -> "/arm64/libsodium.so";
          case "mac x86_64" -> "/mac/libsodium.dylib";
          case "mac aarch64" -> "/mac_arm/libsodium.dylib";
          case "windows amd64" -> "/windows64/libsodium.dll";
          default ->
              throw new LibsodiumUnavailable(
                  "there is none for %s on %s".formatted(system, processor), null);
        });
  }

  /**
   * Loads it from a copy in a new folder within {@code temporary}, which only this user can open.
   * Both are gone afterwards, but where the system keeps the files of code in use (Windows).
   *
   * @throws LibsodiumUnavailable when the copy can't be made, or code can't be loaded from there
   */
  // Native code is what this is about; the launcher allows it.
  @SuppressWarnings("restricted")
  void load(Path temporary) throws LibsodiumUnavailable {
    Path folder = folder(temporary);
    Path copy = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
    try {
      copyTo(copy);
      System.load(copy.toString());
    } catch (IOException failure) {
      throw unwritable(temporary, failure);
    } catch (UnsatisfiedLinkError refused) {
      throw new LibsodiumUnavailable(
          "it can't be loaded from %s (%s): let code be loaded from there (no `noexec`), or name another folder by PORTCULLIS_JAVA_OPTS=-Djava.io.tmpdir=…"
              .formatted(temporary, refused.getMessage()),
          refused);
    } finally {
      delete(copy);
      delete(folder);
    }
  }

  private static Path folder(Path temporary) throws LibsodiumUnavailable {
    try {
      // Its name can't be guessed, and it is for this user alone (mode 0700).
      return Files.createTempDirectory(temporary.toAbsolutePath(), "portcullis-libsodium-");
    } catch (IOException failure) {
      throw unwritable(temporary, failure);
    }
  }

  private void copyTo(Path copy) throws IOException, LibsodiumUnavailable {
    try (InputStream code = LibsodiumFile.class.getResourceAsStream(resource)) {
      if (code == null) {
        throw new LibsodiumUnavailable(
            "%s is not on the class path: put lazysodium-java there".formatted(resource), null);
      }
      Files.copy(code, copy);
    }
  }

  private static LibsodiumUnavailable unwritable(Path temporary, IOException failure) {
    return new LibsodiumUnavailable(
        "it can't be unpacked to %s (%s): make room there and let this user write, or name another folder by PORTCULLIS_JAVA_OPTS=-Djava.io.tmpdir=…"
            .formatted(temporary, failure),
        failure);
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException inUse) {
      path.toFile().deleteOnExit();
    }
  }
}
