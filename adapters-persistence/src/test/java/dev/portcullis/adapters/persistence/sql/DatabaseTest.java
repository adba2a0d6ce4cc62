package dev.portcullis.adapters.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.adapters.persistence.sqlite.SqliteDialect;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path directory;

  private Database database;

  @BeforeEach
  void open() {
    var settings = new Settings("jdbc:sqlite:", Optional.empty(), Optional.empty(), directory, 2);
    new SqlStorageProvider().migrate(settings);
    var dialect = new SqliteDialect();
    database = new Database(dialect, dialect.connect(settings));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @Timeout(30)
  void closing_lets_what_is_under_way_finish_and_refuses_the_rest() throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> underWay =
          threads.submit(
              () ->
                  database.write(
                      handle -> {
                        begun.countDown();
                        await(mayEnd);
                        return handle.execute("delete from users");
                      }));
      begun.await();
      Future<?> closing = threads.submit(database::close);
      while (!isRefused()) {
        Thread.onSpinWait();
      }

      assertThat(closing.isDone()).isFalse();
      mayEnd.countDown();

      assertThat(underWay.get()).isZero();
      closing.get();
    }
  }

  private boolean isRefused() {
    try {
      return database.read(handle -> false);
    } catch (StoreUnavailable closed) {
      return true;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void a_failure_that_will_not_pass_comes_through_as_it_is() {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> database.read(handle -> handle.execute("select nothing")))
        .isNotInstanceOf(StoreUnavailable.class);
  }
}
