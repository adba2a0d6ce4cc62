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

  /** Not loaded: two of them in one process would get into each other's way. */
  @Test
  void unpacked_it_is_one_file_and_what_the_driver_has_in_its_jar() throws Exception {
    SqliteLibrary.unpackInto(folder);

    assertThat(folder).isDirectoryContaining(library()::equals);
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + library().getFileName();
    try (InputStream packed = Objects.requireNonNull(JDBC.class.getResourceAsStream(resource))) {
      assertThat(library()).hasBinaryContent(packed.readAllBytes());
    }
  }

  @Test
  void unpacked_again_it_is_another_file_for_the_old_one_may_be_in_use() throws Exception {
    SqliteLibrary.unpackInto(folder);
    Object before = Files.getAttribute(library(), "unix:ino");

    SqliteLibrary.unpackInto(folder);

    assertThat(Files.getAttribute(library(), "unix:ino")).isNotEqualTo(before);
    assertThat(folder.toFile().list()).hasSize(1);
  }
}
