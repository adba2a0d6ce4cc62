package com.example.mvstore;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens {@code mvstore:FILE}. A relative name is resolved against Portcullis' data directory. Only
 * one process at a time can open the file.
 */
public final class MvStorageProvider implements StorageProvider {
  private static final String SCHEME = "mvstore:";

  @Override
  public int ports() {
    return PORTS;
  }

  @Override
  public boolean serves(String url) {
    return url.startsWith(SCHEME);
  }

  @Override
  public List<String> urlForms() {
    return List.of("mvstore:FILE");
  }

  @Override
  public String description(Settings settings) {
    return "MVStore at " + path(settings);
  }

  @Override
  public Storage open(Settings settings) {
    return new MvStorage(MvFile.open(path(settings)));
  }

  /** The only migration is the creation of the file: MVStore creates maps on first use. */
  @Override
  public int migrate(Settings settings) {
    boolean exists = exists(settings);
    open(settings).close();
    return exists ? 0 : 1;
  }

  @Override
  public List<Migration> migrations(Settings settings) {
    return List.of(new Migration("1", "the file", exists(settings)));
  }

  private static boolean exists(Settings settings) {
    return Files.exists(path(settings));
  }

  private static Path path(Settings settings) {
    String name = settings.url().substring(SCHEME.length());
    if (name.isEmpty()) {
      throw new StorageRefused("database.url: must name a file, as in mvstore:portcullis.mv", null);
    }
    return settings.dataDirectory().resolve(name).toAbsolutePath().normalize();
  }
}
