package dev.portcullis.bootstrap.configuration;

import dev.portcullis.application.port.out.StorageProvider;
import java.util.Optional;
import java.util.ServiceLoader;

/** Those who open stores: all that are on the class path. */
public final class StorageProviders {
  private StorageProviders() {}

  /** Who opens stores with such a URL. */
  public static Optional<StorageProvider> serving(String url) {
    return ServiceLoader.load(StorageProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.serves(url))
        .findFirst();
  }
}
