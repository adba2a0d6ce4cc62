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
 * SQLite itself: native code that comes within the driver's jar. The driver unpacks it into the
 * temporary folder at every start, and compares it byte by byte, unless it lies ready beside the
 * jar, in a folder of the jar's name.
 */
public final class SqliteLibrary {
  /** Where the driver looks first. */
  private static final String PATH = "org.sqlite.lib.path";

  private SqliteLibrary() {}

  /** Puts it beside the jar; does nothing where the driver comes in no jar. */
  public static void unpack() throws IOException {
    Optional<Path> folder = folder();
    if (folder.isPresent()) {
      unpackInto(folder.get());
    }
  }

  /** As a new file: the old one may be in use. */
  static void unpackInto(Path folder) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    Files.createDirectories(folder);
    // With the rights that new files have: whoever runs the server must be able to read it.
    Path half = folder.resolve(name + "." + ProcessHandle.current().pid());
    try (InputStream library = Objects.requireNonNull(JDBC.class.getResourceAsStream(resource))) {
      Files.copy(library, half, StandardCopyOption.REPLACE_EXISTING);
      Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Has the driver take what lies ready, unless somebody else has told it where to look. */
  static void use() {
    if (System.getProperty(PATH) == null) {
      folder()
          .filter(folder -> Files.exists(folder.resolve(LibraryLoaderUtil.getNativeLibName())))
          .ifPresent(folder -> System.setProperty(PATH, folder.toString()));
    }
  }

  /** Of another name in the next version, with which this version's code wouldn't work. */
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
