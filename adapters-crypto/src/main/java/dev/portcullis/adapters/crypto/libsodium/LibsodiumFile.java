package dev.portcullis.adapters.crypto.libsodium;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * File of libsodium's native code, one per platform, from the lazysodium jar. Nothing else in that
 * jar is used.
 *
 * @param resource location on the class path
 */
record LibsodiumFile(String resource) {
  /**
   * Returns the file for an operating system and a processor.
   *
   * @param system value of the property {@code os.name}
   * @param processor value of the property {@code os.arch}
   * @throws LibsodiumUnavailable when the platform has none
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
                  "there is no build for %s on %s".formatted(system, processor), null);
        });
  }

  /**
   * Loads the library from a copy in a new folder within {@code temporary}, which only this user
   * can open. Deletes both afterwards. Windows keeps files of code in use, so there they are
   * deleted when the JVM exits.
   *
   * @throws LibsodiumUnavailable when the copy can't be made, or code can't be loaded from there
   */
  // Native access is this class's purpose; the launcher enables it.
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
          "it can't be loaded from %s (%s): remount the folder without `noexec`, or set another folder with PORTCULLIS_JAVA_OPTS=-Djava.io.tmpdir=…"
              .formatted(temporary, refused.getMessage()),
          refused);
    } finally {
      delete(copy);
      delete(folder);
    }
  }

  private static Path folder(Path temporary) throws LibsodiumUnavailable {
    try {
      // Created with an unguessable name and mode 0700.
      return Files.createTempDirectory(temporary.toAbsolutePath(), "portcullis-libsodium-");
    } catch (IOException failure) {
      throw unwritable(temporary, failure);
    }
  }

  private void copyTo(Path copy) throws IOException, LibsodiumUnavailable {
    try (InputStream code = LibsodiumFile.class.getResourceAsStream(resource)) {
      if (code == null) {
        throw new LibsodiumUnavailable(
            "%s is not on the class path: add lazysodium-java to it".formatted(resource), null);
      }
      Files.copy(code, copy);
    }
  }

  private static LibsodiumUnavailable unwritable(Path temporary, IOException failure) {
    return new LibsodiumUnavailable(
        "it can't be unpacked to %s (%s): free space there and let this user write, or set another folder with PORTCULLIS_JAVA_OPTS=-Djava.io.tmpdir=…"
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
