package dev.portcullis.bootstrap.configuration;

import static dev.portcullis.bootstrap.configuration.Syntax.DURATION;
import static dev.portcullis.bootstrap.configuration.Syntax.PATH;

import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.adapters.schema.JsonSchemaFile;
import dev.portcullis.adapters.schema.SchemaRefused;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.bootstrap.adapter.StorageProviders;
import dev.portcullis.bootstrap.configuration.Configuration.ConfiguredBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the whole configuration, group by group. */
record ConfigurationReader(ConfigurationValues values, Path workingDirectory) {
  private static final Key.Group KEYS = new Key.Group();

  static final Key<Duration> AUDIT_RETENTION =
      KEYS.key("audit.retention", "minimum time that the audit log keeps an entry")
          .of(DURATION, "P90D");
  static final Key<Optional<Path>> USER_SCHEMA =
      KEYS.key("user.schema", "JSON Schema file of [your own user fields](own-user-fields.md)")
          .optional(PATH);

  /** All keys, in the order of {@code docs/configuration.md}. */
  static final List<Key<?>> ALL =
      Stream.of(
              EdgeKeys.KEYS,
              TrustKeys.KEYS,
              StoreKeys.KEYS,
              BackendKeys.KEYS,
              ProviderKeys.KEYS,
              ProviderEndpointKeys.KEYS,
              CredentialKeys.KEYS,
              LimitKeys.KEYS,
              MailKeys.KEYS,
              KEYS)
          .flatMap(group -> group.keys().stream())
          .toList();

  static Configuration read(
      ConfigurationSources sources, Path workingDirectory, Optional<Path> adapters) {
    return new ConfigurationReader(ConfigurationValues.of(sources, ALL), workingDirectory)
        .read(adapters);
  }

  private Configuration read(Optional<Path> adapters) {
    var edges = new EdgeKeys(values);
    var stores = new StoreKeys(values, workingDirectory);
    var auth = new BackendKeys(values);
    var credentials = new CredentialKeys(values, workingDirectory);
    var mail = new MailKeys(values, workingDirectory);
    RestSettings rest = edges.rest();
    StorageProviders storageProviders = stores.providers(adapters);
    List<ConfiguredBackend> backends = auth.backends();
    var configuration =
        new Configuration(
            stores.dataDirectory(),
            rest,
            edges.grpc(),
            storageProviders,
            stores.database(storageProviders),
            stores.redis(),
            backends,
            ProviderKeys.providers(values, rest.publicUrl(), backends),
            ProviderKeys.stateLifetime(values),
            auth.requiresVerification(),
            credentials.token(rest.publicUrl()),
            credentials.passwords(),
            mail.lifetimes(),
            mail.smtp(),
            values.read(AUDIT_RETENTION),
            userSchema(),
            new LimitKeys(values).limits(),
            credentials.masterKey(),
            credentials.nextMasterKey());
    values.check();
    return configuration;
  }

  private UserSchema userSchema() {
    Optional<Path> file = values.read(USER_SCHEMA).map(workingDirectory::resolve);
    try {
      return file.isPresent() ? new JsonSchemaFile(file.get()).read() : UserSchema.NONE;
    } catch (SchemaRefused refused) {
      values.problem(USER_SCHEMA, String.valueOf(refused.getMessage()));
      return UserSchema.NONE;
    }
  }
}
