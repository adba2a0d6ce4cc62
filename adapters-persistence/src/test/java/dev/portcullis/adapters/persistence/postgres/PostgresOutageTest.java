package dev.portcullis.adapters.persistence.postgres;

import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.persistence.PostgresServer;
import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.adapters.persistence.SqlStorageTest;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.domain.account.Account;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PostgresOutageTest {
  @TempDir Path directory;

  @Test
  @Timeout(120)
  void a_store_is_unavailable_while_its_server_is_stopped() throws IOException {
    EmbeddedPostgres server = start(0);
    int port = server.getPort();
    Settings settings =
        PostgresServer.settings("//localhost:%d/postgres".formatted(port), "postgres");
    try (Storage storage = new SqlStorageProvider().open(settings)) {
      Account account = stored(storage);

      server.close();
      assertUnavailable(() -> storage.users().findById(account.id()));
      assertUnavailable(() -> storage.users().add(account()));
      assertThat(storage.isReachable()).isFalse();
      assertUnavailable(() -> new SqlStorageProvider().open(settings));
      assertUnavailable(() -> new SqlStorageProvider().migrate(settings));
      assertUnavailable(() -> new SqlStorageProvider().migrations(settings));

      try (EmbeddedPostgres again = start(port)) {
        assertThat(again.getPort()).isEqualTo(port);
        while (!storage.isReachable()) {
          // Each call waits for a connection, and the pool retries every few seconds.
          Thread.onSpinWait();
        }
        assertThat(storage.users().findById(account.id())).contains(account);
        stored(storage);
      }
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(PostgresServer.WORKING_DIRECTORY)
        .setDataDirectory(directory.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static void assertUnavailable(Runnable attempt) {
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(attempt::run)
        .satisfies(
            failure -> assertThat(SqlStorageTest.stackTrace(failure)).doesNotContain("a secret"));
  }
}
