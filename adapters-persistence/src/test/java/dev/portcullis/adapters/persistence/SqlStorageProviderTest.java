package dev.portcullis.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SqlStorageProviderTest {
  private final SqlStorageProvider provider = new SqlStorageProvider();

  @Test
  void the_service_loader_finds_the_provider() {
    assertThat(ServiceLoader.load(StorageProvider.class))
        .hasOnlyElementsOfType(SqlStorageProvider.class)
        .hasSize(1);
  }

  @Test
  void only_sqlite_and_postgresql_urls_are_served() {
    assertThat(provider.serves("jdbc:sqlite:")).isTrue();
    assertThat(provider.serves("jdbc:postgresql://localhost/portcullis")).isTrue();
    assertThat(provider.serves("jdbc:mysql://localhost/portcullis")).isFalse();
    assertThat(provider.serves("redis://localhost")).isFalse();
    assertThat(provider.serves("")).isFalse();
  }

  @Test
  void a_url_of_another_kind_is_refused_without_being_repeated() {
    var settings =
        new Settings(
            "mysql://arthur:guinevere@localhost/",
            Optional.empty(),
            Optional.empty(),
            Path.of("."),
            1);

    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> provider.open(settings))
        .withMessageContaining("jdbc:postgresql:")
        .withMessageNotContaining("guinevere");
  }
}
