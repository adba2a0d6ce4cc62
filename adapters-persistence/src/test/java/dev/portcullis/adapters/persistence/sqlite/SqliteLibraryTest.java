package dev.portcullis.adapters.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;
import org.sqlite.util.LibraryLoaderUtil;

class SqliteLibraryTest {
  @TempDir private Path folder;

  private Path library() {
    return folder.resolve(System.mapLibraryName("sqlitejdbc"));
  }

  /** Doesn't load the library, because two copies in one process would conflict. */
  @Test
  void the_unpacked_library_equals_the_one_in_the_driver_s_jar() throws Exception {
    SqliteLibrary.unpackInto(folder);

    assertThat(folder).isDirectoryContaining(library()::equals);
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + library().getFileName();
    try (InputStream packed = Objects.requireNonNull(JDBC.class.getResourceAsStream(resource))) {
      assertThat(library()).hasBinaryContent(packed.readAllBytes());
    }
  }

  @Test
  void unpacking_again_replaces_the_file_which_may_be_in_use() throws Exception {
    SqliteLibrary.unpackInto(folder);
    Object before = Files.getAttribute(library(), "unix:ino");

    SqliteLibrary.unpackInto(folder);

    assertThat(Files.getAttribute(library(), "unix:ino")).isNotEqualTo(before);
    assertThat(folder.toFile().list()).hasSize(1);
  }
}
