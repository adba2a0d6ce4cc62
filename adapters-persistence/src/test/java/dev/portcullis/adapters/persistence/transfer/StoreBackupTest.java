package dev.portcullis.adapters.persistence.transfer;

import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.persistence.PostgresServer;
import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.adapters.persistence.transfer.StoreBackup.Written;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.domain.account.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreBackupTest {
  @TempDir private Path folder;
  private final SqlStorageProvider provider = new SqlStorageProvider();

  private Settings store(String name) {
    return new Settings(
        "jdbc:sqlite:" + folder.resolve(name), Optional.empty(), Optional.empty(), folder, 4);
  }

  @Test
  void a_backup_is_a_complete_store() throws IOException {
    Account account;
    Path backup = folder.resolve("backup.db");
    try (Storage storage = provider.open(store("store.db"))) {
      account = stored(storage);
      opened(storage, account);

      Written written = StoreBackup.write(SqlStorageProvider.dialects(), store("store.db"), backup);

      assertThat(written).isEqualTo(new Written(1, Files.size(backup)));
    }
    try (Storage restored = provider.open(store("backup.db"))) {
      assertThat(restored.users().findById(account.id())).contains(account);
    }
  }

  @Test
  void only_the_owner_can_read_the_backup_and_no_other_file_remains() throws IOException {
    provider.open(store("store.db")).close();

    StoreBackup.write(
        SqlStorageProvider.dialects(), store("store.db"), folder.resolve("backup.db"));

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("backup.db"))))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("backup.db.part")).doesNotExist();
  }

  @Test
  void writers_are_not_blocked_and_the_backup_is_a_snapshot() throws Exception {
    try (Storage storage = provider.open(store("store.db"));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        opened(storage, stored(storage));
      }
      var done = new AtomicBoolean();
      List<Callable<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        writers.add(
            () -> {
              int written = 0;
              while (!done.get()) {
                opened(storage, stored(storage));
                written++;
              }
              return written;
            });
      }
      var writing = writers.stream().map(threads::submit).toList();
      Written written;
      try {
        written =
            StoreBackup.write(
                SqlStorageProvider.dialects(), store("store.db"), folder.resolve("backup.db"));
      } finally {
        done.set(true);
      }
      long later = 0;
      for (var writer : writing) {
        later += writer.get();
      }

      assertThat(written.users()).isBetween(200L, 200 + later);
    }
    try (Storage restored = provider.open(store("backup.db"))) {
      assertThat(restored.isReachable()).isTrue();
    }
  }

  @Test
  void an_existing_file_is_never_overwritten() throws IOException {
    provider.open(store("store.db")).close();
    Path notes = Files.writeString(folder.resolve("notes.txt"), "Grail: second shelf");

    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(
            () -> StoreBackup.write(SqlStorageProvider.dialects(), store("store.db"), notes))
        .withMessageContaining("is there already");

    assertThat(notes).hasContent("Grail: second shelf");
  }

  @Test
  void a_missing_folder_is_refused() {
    provider.open(store("store.db")).close();

    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(
            () ->
                StoreBackup.write(
                    SqlStorageProvider.dialects(),
                    store("store.db"),
                    folder.resolve("nowhere/backup.db")));
  }

  @Test
  void a_backup_of_postgresql_is_refused_with_advice() {
    Path backup = folder.resolve("backup.db");

    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(
            () ->
                StoreBackup.write(
                    SqlStorageProvider.dialects(), PostgresServer.newDatabase(), backup))
        .withMessageContaining("pg_dump");

    assertThat(folder).isEmptyDirectory();
  }
}
