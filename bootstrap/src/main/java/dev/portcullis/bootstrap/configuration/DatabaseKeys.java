package dev.portcullis.bootstrap.configuration;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.bootstrap.adapter.StorageProviders;
import java.nio.file.Path;
import java.util.Optional;

/** The keys below {@code database}. The URL may hold a password, so it is never repeated. */
record DatabaseKeys(Values values, StorageProviders providers) {
  private static final String URL = "database.url";

  Settings read(Path dataDirectory) {
    var settings =
        new Settings(
            values.text(URL, "jdbc:sqlite:"),
            values.text("database.username"),
            values.text("database.password"),
            dataDirectory,
            values.number("database.pool-size", 10, 1, 1_000));
    problemWithUrl(settings).ifPresent(problem -> values.problem(URL, problem));
    return settings;
  }

  private Optional<String> problemWithUrl(Settings settings) {
    if (settings.url().chars().anyMatch(c -> c <= ' ')) {
      return Optional.of("must have no blanks");
    }
    if (!providers.refusals().isEmpty()) {
      // Told already; whoever is refused may be the one who serves the URL.
      return Optional.empty();
    }
    try {
      providers.serving(settings.url()).description(settings);
      return Optional.empty();
    } catch (StorageRefused refused) {
      return Optional.of(String.valueOf(refused.getMessage()).replaceFirst("^database.url: ", ""));
    }
  }
}
