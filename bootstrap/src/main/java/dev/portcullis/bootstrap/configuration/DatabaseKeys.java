package dev.portcullis.bootstrap.configuration;

import dev.portcullis.application.port.out.StorageProvider;
import dev.portcullis.application.port.out.StorageProvider.Settings;
import dev.portcullis.application.port.out.StorageRefused;
import java.nio.file.Path;
import java.util.Optional;

/** The keys below {@code database}. The URL may hold a password, so it is never repeated. */
record DatabaseKeys(Values values) {
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

  private static Optional<String> problemWithUrl(Settings settings) {
    if (settings.url().chars().anyMatch(c -> c <= ' ')) {
      return Optional.of("must have no blanks");
    }
    Optional<StorageProvider> provider = StorageProviders.serving(settings.url());
    return provider.isPresent()
        ? provider.flatMap(found -> refusal(found, settings))
        : Optional.of(
            "no store has such a URL; jdbc:sqlite: and jdbc:postgresql: are built in, others come"
                + " with an adapter");
  }

  private static Optional<String> refusal(StorageProvider provider, Settings settings) {
    try {
      provider.description(settings);
      return Optional.empty();
    } catch (StorageRefused malformed) {
      return Optional.of(
          String.valueOf(malformed.getMessage()).replaceFirst("^database.url: ", ""));
    }
  }
}
