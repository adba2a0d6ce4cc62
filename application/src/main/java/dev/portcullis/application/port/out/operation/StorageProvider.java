package dev.portcullis.application.port.out.operation;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.failure.StoreUnavailable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Opens one kind of store. {@link java.util.ServiceLoader} finds it, so a jar in the folder of
 * adapters or on the class path adds a store. A provider has a public constructor without
 * parameters. Its instances are cheap and hold no resources.
 */
public interface StorageProvider {
  /**
   * The version of the ports: this interface, {@link Storage} and all their types. Every change
   * raises it.
   */
  int PORTS = 3;

  /**
   * The oldest supported version of the ports. Every change that an adapter has to follow raises
   * it; a further capability of {@link Storage} doesn't.
   */
  int OLDEST_PORTS = 2;

  /**
   * The store's location and credentials.
   *
   * @param url as configured, such as {@code jdbc:postgresql://host/name}
   * @param dataDirectory the folder for the files of an embedded store; exists before a store is
   *     opened or migrated
   * @param poolSize the maximum number of connections
   */
  record Settings(
      String url,
      Optional<String> username,
      Optional<String> password,
      Path dataDirectory,
      int poolSize) {
    /** Redacted. */
    @Override
    public String toString() {
      return "Settings[…]";
    }
  }

  /** How bad a risk is. */
  enum Severity {
    /** Others may read or change data, or data may be lost. */
    UNSAFE,
    /** There is a better way. */
    UNWISE
  }

  /**
   * A risk of the store's settings.
   *
   * @param text the reason and the remedy, in one short line, without a secret
   */
  record Risk(Severity severity, String text) {}

  /** One migration of the schema. */
  record Migration(String version, String description, boolean applied) {}

  /**
   * Returns the version of the ports that this provider was built for. A version before {@link
   * #OLDEST_PORTS} or after {@link #PORTS} is refused. Implement it as {@code return PORTS;}: the
   * compiler copies the number into the provider's class.
   */
  int ports();

  /** Returns whether this provider opens stores with the URL. */
  boolean serves(String url);

  /**
   * Returns the forms of URL that this provider accepts, for error messages, such as {@code
   * jdbc:postgresql://HOST/NAME}.
   */
  List<String> urlForms();

  /**
   * Describes the store for operators, such as {@code SQLite at /var/lib/portcullis.db}; without a
   * password. Reads only the settings.
   *
   * @throws StorageRefused when the URL is malformed
   */
  String description(Settings settings);

  /**
   * Migrates the schema and opens the store.
   *
   * @throws StorageRefused when the store can't be opened as it is; the message says what to do
   * @throws StoreUnavailable when the store doesn't answer
   */
  Storage open(Settings settings);

  /**
   * Applies the missing migrations. If nodes start at the same time, each migration is applied
   * once.
   *
   * @return the number of applied migrations
   * @throws StorageRefused as {@link #open}
   * @throws StoreUnavailable as {@link #open}
   */
  int migrate(Settings settings);

  /**
   * Returns the migrations, the oldest first; none is applied if there is no store yet. Changes and
   * creates nothing.
   *
   * @throws StorageRefused as {@link #open}
   * @throws StoreUnavailable as {@link #open}
   */
  List<Migration> migrations(Settings settings);

  /**
   * Returns whether the store has migrations that this release doesn't know, because a newer
   * release runs beside it. Changes and creates nothing.
   *
   * @throws StorageRefused as {@link #open}
   * @throws StoreUnavailable as {@link #open}
   */
  default boolean hasUnknownMigrations(Settings settings) {
    return false;
  }

  /** Returns the risks of the store's place and connection. Doesn't connect to the store. */
  default List<Risk> risks(Settings settings) {
    return List.of();
  }
}
