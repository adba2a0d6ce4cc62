package dev.portcullis.bootstrap;

import dev.portcullis.application.port.out.Storage;
import dev.portcullis.application.port.out.StorageProvider;
import dev.portcullis.application.port.out.StorageProvider.Settings;
import dev.portcullis.application.port.out.StorageRefused;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ServiceLoader;

/** The store that a configuration asks for, by whichever provider serves its URL. */
public final class Stores {
  private Stores() {}

  /** Opens it; whoever asks closes it. Makes the data directory, for its owner alone. */
  public static Storage open(Configuration configuration) {
    return provider(configuration).open(settings(configuration));
  }

  /** Who opens such stores. */
  public static StorageProvider provider(Configuration configuration) {
    String url = configuration.database().url();
    return ServiceLoader.load(StorageProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.serves(url))
        .findFirst()
        .orElseThrow(
            () ->
                new StorageRefused(
                    "database.url: no store serves %s…; jdbc:sqlite: and jdbc:postgresql: are built in"
                        .formatted(url.replaceFirst("(?<=:)[^:]*$", "")),
                    null));
  }

  /** What the provider needs to know. Makes the data directory. */
  public static Settings settings(Configuration configuration) {
    createPrivately(configuration.dataDirectory());
    var database = configuration.database();
    return new Settings(
        database.url(),
        database.username(),
        database.password(),
        configuration.dataDirectory(),
        database.poolSize());
  }

  private static void createPrivately(Path directory) {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createDirectories(directory, ownerOnly);
    } catch (IOException failure) {
      throw new StorageRefused("data.dir: can't make the folder " + directory, failure);
    }
  }
}
