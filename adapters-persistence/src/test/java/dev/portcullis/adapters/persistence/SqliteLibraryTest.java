package dev.portcullis.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {
  @TempDir private Path folder;

  private Path library() {
    return folder.resolve(System.mapLibraryName("sqlitejdbc"));
  }

  @Test
  @SuppressWarnings("restricted") // As the driver does.
  void unpacked_it_is_one_file_that_can_be_loaded() throws Exception {
    SqliteLibrary.unpackInto(folder);

    assertThat(folder).isDirectoryContaining(library()::equals);
    System.load(library().toString());
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
