package dev.portcullis.adapters.persistence.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.Objects;
import java.util.Optional;
import org.sqlite.JDBC;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, which is part of the driver's jar. At each start, the driver unpacks the
 * library into the temporary folder and compares it byte by byte, unless it finds the library in a
 * folder beside the jar with the jar's name.
 */
public final class SqliteLibrary {
  /** System property with the folder where the driver looks first. */
  private static final String PATH = "org.sqlite.lib.path";

  private SqliteLibrary() {}

  /** Unpacks the library beside the jar. Does nothing if the driver isn't in a jar. */
  public static void unpack() throws IOException {
    Optional<Path> folder = folder();
    if (folder.isPresent()) {
      unpackInto(folder.get());
    }
  }

  /** Replaces the file atomically, because the old one may be in use. */
  static void unpackInto(Path folder) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    Files.createDirectories(folder);
    // Created with default permissions: the server's user must be able to read it.
    Path half = folder.resolve(name + "." + ProcessHandle.current().pid());
    try (InputStream library = Objects.requireNonNull(JDBC.class.getResourceAsStream(resource))) {
      Files.copy(library, half, StandardCopyOption.REPLACE_EXISTING);
      Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Makes the driver use the unpacked library, unless the system property is set already. */
  static void use() {
    if (System.getProperty(PATH) == null) {
      folder()
          .filter(folder -> Files.exists(folder.resolve(LibraryLoaderUtil.getNativeLibName())))
          .ifPresent(folder -> System.setProperty(PATH, folder.toString()));
    }
  }

  /**
   * Returns the folder beside the jar. Its name contains the driver's version, so that another
   * version's library isn't used.
   */
  private static Optional<Path> folder() {
    return Optional.ofNullable(JDBC.class.getProtectionDomain().getCodeSource())
        .map(SqliteLibrary::path)
        .filter(path -> path.toString().endsWith(".jar"))
        .map(jar -> jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", "")));
  }

  private static Path path(CodeSource source) {
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
