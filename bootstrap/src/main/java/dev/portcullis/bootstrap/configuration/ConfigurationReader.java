package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.crypto.masterkey.MasterKey;
import dev.portcullis.adapters.grpc.GrpcSettings;
import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.application.usecase.emaillink.OneTimeLifetimes;
import dev.portcullis.bootstrap.adapter.StorageProviders;
import dev.portcullis.bootstrap.configuration.Configuration.BackendSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every key there is, with its default and its bounds; the larger groups in classes beside it. */
final class ConfigurationReader {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final Duration LONGEST_STATE = Duration.ofHours(1);
  private static final Duration STATE_LIFETIME = Duration.ofMinutes(10);
  private static final Duration AUDIT_RETENTION = Duration.ofDays(90);

  private final Values values;
  private final Path workingDirectory;
  private final Optional<Path> adapters;

  /** Reads; {@code adapters} is the folder that the command line names, if it names one. */
  ConfigurationReader(Sources sources, Path workingDirectory, Optional<Path> adapters) {
    this.values = new Values(sources);
    this.workingDirectory = workingDirectory;
    this.adapters = adapters;
  }

  Configuration read() {
    Path dataDirectory = workingDirectory.resolve(values.text("data.dir", "data"));
    RestSettings rest = new HttpKeys(values).read();
    StorageProviders providers = new AdaptersKey(values, workingDirectory, adapters).read();
    List<BackendSettings> backends = new BackendKeys(values).read();
    var configuration =
        new Configuration(
            dataDirectory,
            rest,
            grpc(rest.port()),
            providers,
            new DatabaseKeys(values, providers).read(dataDirectory),
            new RedisKeys(values).read(),
            backends,
            new ProviderKeys(values, rest.publicUrl(), backends).read(),
            stateLifetime(),
            values.flag("auth.requires-verification", false),
            new TokenKeys(values).read(rest.publicUrl()),
            new PasswordKeys(values).read(),
            new OneTimeLifetimes(
                values.duration("verification.lifetime", LIFETIME),
                values.duration("reset.lifetime", LIFETIME)),
            new MailKeys(values, workingDirectory).read(),
            values.duration("audit.retention", AUDIT_RETENTION),
            new UserSchemaKey(values, workingDirectory).read(),
            masterKey());
    values.check();
    return configuration;
  }

  private GrpcSettings grpc(int httpPort) {
    int port = values.port("grpc.port", 9000);
    if (port == httpPort && port != 0) {
      values.problem("grpc.port", "must not be that of http, %d".formatted(port));
    }
    return new GrpcSettings(values.text("grpc.host", "127.0.0.1"), port);
  }

  /** Short: until then, who gets hold of both halves of a state could go on with it. */
  private Duration stateLifetime() {
    Duration lifetime = values.duration("oauth.state-lifetime", STATE_LIFETIME);
    if (lifetime.compareTo(LONGEST_STATE) > 0) {
      values.wrong("oauth.state-lifetime", "must be PT1H at most");
    }
    return lifetime;
  }

  /** Told with the other problems, not when it is first needed. */
  private Optional<String> masterKey() {
    Optional<String> key = values.variable(MasterKey.NAME);
    if (key.isPresent() && !MasterKey.isWellFormed(key.get())) {
      values.problemWithVariable(MasterKey.NAME, MasterKey.RULE);
    }
    return key;
  }
}
