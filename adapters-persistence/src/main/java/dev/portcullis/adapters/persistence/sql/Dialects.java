package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.util.List;

/** Registry of the supported SQL dialects. Immutable. */
public final class Dialects {
  private final List<Dialect> all;

  public Dialects(List<Dialect> all) {
    this.all = List.copyOf(all);
  }

  public boolean serves(String url) {
    return all.stream().anyMatch(dialect -> dialect.serves(url));
  }

  /** Returns the supported URL forms, such as {@code jdbc:postgresql://HOST/NAME}. */
  public List<String> urlForms() {
    return all.stream().map(Dialect::urlForm).toList();
  }

  /**
   * Returns the dialect that serves the settings' URL.
   *
   * @throws StorageRefused when none does; the message doesn't repeat the URL
   */
  public Dialect of(Settings settings) {
    return all.stream()
        .filter(dialect -> dialect.serves(settings.url()))
        .findFirst()
        .orElseThrow(
            () ->
                new StorageRefused(
                    "database.url: must look like " + String.join(" or ", urlForms()), null));
  }
}
