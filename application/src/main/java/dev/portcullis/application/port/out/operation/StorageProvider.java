package dev.portcullis.application.port.out.operation;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.failure.StoreUnavailable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Opens one kind of store. Found with {@link java.util.ServiceLoader}, so a jar in the folder of
 * adapters, or on the class path, is all that it takes to bring another. Has a public constructor
 * without parameters; its instances are cheap and hold nothing open.
 */
public interface StorageProvider {
  /**
   * The version of the ports: of this interface, of {@link Storage}, and of all that they are made
   * of. It is raised by every change.
   */
  int PORTS = 2;

  /**
   * The oldest version of the ports whose adapters go on working. It is raised by every change that
   * an adapter has to follow; a further capability of {@link Storage} is no such change.
   */
  int OLDEST_PORTS = 2;

  /**
   * Where the store is and how to get in.
   *
   * @param url as configured, such as {@code jdbc:postgresql://host/name}
   * @param dataDirectory where an embedded store may keep its files; exists before a store is
   *     opened or migrated
   * @param poolSize how many connections at most
   */
  record Settings(
      String url,
      Optional<String> username,
      Optional<String> password,
      Path dataDirectory,
      int poolSize) {
    /** Tells no password. */
    @Override
    public String toString() {
      return "Settings[…]";
    }
  }

  /** One step of the schema. */
  record Migration(String version, String description, boolean applied) {}

  /**
   * The version of the ports that this provider was built for; one that was built for a version
   * before {@link #OLDEST_PORTS} or after {@link #PORTS} is refused. Implement it as {@code return
   * PORTS;}: compilers copy the number, so it goes on telling what the provider was built for.
   */
  int ports();

  /** Whether this provider opens stores with such a URL. */
  boolean serves(String url);

  /** What such URLs look like, for people, as in {@code jdbc:postgresql://HOST/NAME}. */
  List<String> urlForms();

  /**
   * What people may know of the store, such as {@code SQLite at /var/lib/portcullis.db}; no
   * password. Looks at the settings alone.
   *
   * @throws StorageRefused when the URL is malformed
   */
  String description(Settings settings);

  /**
   * Brings the schema up to date and opens the store.
   *
   * @throws StorageRefused when it can't be opened as it is, saying what to do
   * @throws StoreUnavailable when it doesn't answer
   */
  Storage open(Settings settings);

  /**
   * Applies the steps of the schema that are missing. Nodes that start at once apply each once.
   *
   * @return how many were applied
   * @throws StorageRefused as {@link #open}
   * @throws StoreUnavailable as {@link #open}
   */
  int migrate(Settings settings);

  /**
   * The steps of the schema, the oldest first; none is applied where there is no store yet. Changes
   * and creates nothing.
   *
   * @throws StorageRefused as {@link #open}
   * @throws StoreUnavailable as {@link #open}
   */
  List<Migration> migrations(Settings settings);
}
