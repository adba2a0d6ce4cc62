package com.example.mvstore;

import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.session;
import static dev.portcullis.application.contract.TestData.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider;
import dev.portcullis.application.port.out.operation.StorageProvider.Migration;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MvStorageProviderTest {
  @TempDir private Path folder;
  private final StorageProvider provider = new MvStorageProvider();

  private Settings settings(String url) {
    return new Settings(url, Optional.empty(), Optional.empty(), folder, 10);
  }

  private Path file() {
    return folder.resolve("camelot.mv");
  }

  private Storage open() {
    return provider.open(settings("mvstore:camelot.mv"));
  }

  private static int size(MvStorage storage, Function<Tables, Map<?, ?>> map) {
    return storage.act(tables -> map.apply(tables).size());
  }

  private void assertRefused(String message) {
    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(this::open)
        .withMessageStartingWith("MVStore at %s %s".formatted(file(), message));
  }

  @Test
  void it_is_found_as_a_service_for_its_urls() {
    assertThat(ServiceLoader.load(StorageProvider.class))
        .singleElement()
        .matches(found -> found.serves("mvstore:camelot.mv"))
        .matches(found -> !found.serves("jdbc:sqlite:camelot.db"))
        .matches(found -> found.ports() == StorageProvider.PORTS);
  }

  @Test
  void the_file_is_the_only_step_and_is_made_once() {
    Settings settings = settings("mvstore:camelot.mv");
    assertThat(provider.migrations(settings))
        .containsExactly(new Migration("1", "the file", false));
    assertThat(folder).isEmptyDirectory();

    assertThat(provider.migrate(settings)).isEqualTo(1);
    assertThat(provider.migrate(settings)).isZero();

    assertThat(provider.migrations(settings)).containsExactly(new Migration("1", "the file", true));
  }

  @Test
  void a_url_without_a_file_is_refused() {
    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> provider.description(settings("mvstore:")))
        .withMessage("database.url: must name a file, as in mvstore:portcullis.mv");
  }

  @Test
  void what_is_acknowledged_is_in_the_file_before_it_is_closed() throws Exception {
    try (Storage storage = open()) {
      var account = stored(storage);
      var session = opened(storage, account);

      // The state that a killed process leaves.
      Path copy = Files.copy(file(), folder.resolve("copy.mv"));

      try (Storage left = provider.open(settings("mvstore:" + copy))) {
        assertThat(left.users().findById(account.id())).contains(account);
        assertThat(left.sessions().find(session.id(), NOW)).isPresent();
      }
    }
  }

  @Test
  void an_interrupted_caller_breaks_nothing_for_the_others() {
    try (Storage storage = open()) {
      Thread.currentThread().interrupt();
      var account = stored(storage);
      assertThat(Thread.interrupted()).isTrue();

      assertThat(storage.isReachable()).isTrue();
      assertThat(storage.users().findById(account.id())).contains(account);
    }
  }

  @Test
  void an_act_that_fails_changes_nothing() {
    MvFile file = MvFile.open(file());
    try (var storage = new MvStorage(file)) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  storage.act(
                      tables -> {
                        tables.emails.put("arthur@camelot.example", "half a user");
                        throw new IllegalStateException("Mordred");
                      }))
          .withMessage("Mordred");

      assertThat(size(storage, tables -> tables.emails)).isZero();
    }
  }

  @Test
  void sessions_that_are_over_go_as_others_are_opened() {
    try (var storage = new MvStorage(MvFile.open(file()))) {
      var account = stored(storage);
      for (int second = 1; second <= 30; second++) {
        opened(storage, account, session(account.id(), NOW.minusSeconds(second)));
      }

      opened(storage, account);

      assertThat(size(storage, tables -> tables.sessions)).isEqualTo(1);
      assertThat(size(storage, tables -> tables.sessionsByUser.pairs())).isEqualTo(1);
      assertThat(size(storage, tables -> tables.sessionsByExpiry.pairs())).isEqualTo(1);
    }
  }

  @Test
  void a_file_that_is_something_else_is_refused_and_left_as_it_is() throws Exception {
    Files.writeString(file(), "Not an MVStore file, but long enough. ".repeat(500));
    byte[] before = Files.readAllBytes(file());

    assertRefused("is damaged, or no MVStore file");

    assertThat(file()).hasBinaryContent(before);
  }

  @Test
  void a_file_that_another_process_has_open_is_refused() throws Exception {
    open().close();
    try (var channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      assertThat(channel.lock().isValid()).isTrue();

      assertRefused("is in use by another process");
    }
  }
}
