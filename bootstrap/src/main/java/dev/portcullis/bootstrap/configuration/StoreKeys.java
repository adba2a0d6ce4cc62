package dev.portcullis.bootstrap.configuration;

import static dev.portcullis.bootstrap.configuration.Syntax.PATH;
import static dev.portcullis.bootstrap.configuration.Syntax.TEXT;
import static dev.portcullis.bootstrap.configuration.Syntax.matching;
import static dev.portcullis.bootstrap.configuration.Syntax.number;

import dev.portcullis.adapters.persistence.redis.RedisAddress;
import dev.portcullis.adapters.persistence.redis.RedisSettings;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider;
import dev.portcullis.bootstrap.adapter.StorageProviders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keys of the stores: {@code data}, {@code adapters}, {@code database}, {@code redis}. */
record StoreKeys(ConfigurationValues values, Path workingDirectory) {
  static final Key.Group KEYS = new Key.Group();

  static final Key<Path> DATA_DIR =
      KEYS.key("data.dir", "folder of the SQLite file and the master key; created with mode 0700")
          .of(PATH, "data");
  static final Key<Optional<Path>> ADAPTERS_DIR =
      KEYS.key("adapters.dir", "folder of [adapters](#adapters); `--adapters` overrides it")
          .optional(PATH, "`adapters`, if it is there");

  static final Key<String> DATABASE_URL =
      KEYS.key(
              "database.url",
              "store of the users; `jdbc:sqlite:` alone is `portcullis.db` in `data.dir`")
          .of(
              matching("must be a URL without blanks", "[^\\x00-\\x20]+").asSecret(),
              "jdbc:sqlite:");
  static final Key<Optional<String>> DATABASE_USERNAME =
      KEYS.key("database.username", "user name for PostgreSQL or an adapter's store")
          .optional(TEXT);
  static final Key<Optional<String>> DATABASE_PASSWORD =
      KEYS.key("database.password", "password of that user").optional(Syntax.VERBATIM.asSecret());
  static final Key<Integer> DATABASE_POOL_SIZE =
      KEYS.key("database.pool-size", "maximum number of connections").of(number(1, 1_000), "10");

  static final Key<Optional<RedisAddress>> REDIS_URL =
      KEYS.key("redis.url", "address of [Redis](#redis); only scheme and host are required")
          .optional(
              Syntax.of(
                      "must look like redis://user:password@host:6379/0, or rediss: for TLS, with"
                          + " user and password percent-encoded",
                      RedisAddress::parse)
                  .asSecret());
  static final Key<String> REDIS_KEY_PREFIX =
      KEYS.key("redis.key-prefix", "prefix of all keys; a different one for each installation")
          .of(
              matching("must be 1 to 64 printable ASCII characters", "[\\x21-\\x7E]{1,64}"),
              "portcullis:");
  static final Key<Integer> REDIS_POOL_SIZE =
      KEYS.key("redis.pool-size", "maximum number of connections").of(number(1, 1_000), "16");

  Path dataDirectory() {
    return workingDirectory.resolve(values.read(DATA_DIR));
  }

  /**
   * Finds the storage providers. The default folder may be missing, but a configured one must
   * exist.
   *
   * @param option the folder from the command line
   */
  StorageProviders providers(Optional<Path> option) {
    Optional<Path> key = values.read(ADAPTERS_DIR);
    Optional<Path> folder =
        option
            .or(() -> key)
            .map(workingDirectory::resolve)
            .or(() -> Optional.of(workingDirectory.resolve("adapters")).filter(Files::exists));
    var providers = StorageProviders.in(folder.map(Path::toAbsolutePath).map(Path::normalize));
    for (String refusal : providers.refusals()) {
      if (option.isPresent()) {
        values.problem(ADAPTERS_DIR, refusal, "--adapters");
      } else {
        values.problem(ADAPTERS_DIR, refusal);
      }
    }
    return providers;
  }

  StorageProvider.Settings database(StorageProviders providers) {
    var settings =
        new StorageProvider.Settings(
            values.read(DATABASE_URL),
            values.read(DATABASE_USERNAME),
            values.read(DATABASE_PASSWORD),
            dataDirectory(),
            values.read(DATABASE_POOL_SIZE));
    // A rejected provider could be the one that serves the URL.
    if (providers.refusals().isEmpty()) {
      try {
        providers.serving(settings.url()).description(settings);
      } catch (StorageRefused refused) {
        String reason = String.valueOf(refused.getMessage());
        values.problem(DATABASE_URL, reason.replaceFirst("^database.url: ", ""));
      }
    }
    return settings;
  }

  Optional<RedisSettings> redis() {
    String prefix = values.read(REDIS_KEY_PREFIX);
    int poolSize = values.read(REDIS_POOL_SIZE);
    return values.read(REDIS_URL).map(address -> new RedisSettings(address, prefix, poolSize));
  }
}
