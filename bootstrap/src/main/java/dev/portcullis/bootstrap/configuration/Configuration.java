package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.crypto.password.Argon2Parameters;
import dev.portcullis.adapters.crypto.token.TokenSettings;
import dev.portcullis.adapters.grpc.GrpcSettings;
import dev.portcullis.adapters.mail.Sender;
import dev.portcullis.adapters.mail.smtp.SmtpServer;
import dev.portcullis.adapters.mail.template.MailTemplates;
import dev.portcullis.adapters.oauth.OAuthSettings;
import dev.portcullis.adapters.persistence.redis.RedisSettings;
import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.application.ApplicationSettings;
import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.application.port.out.operation.StorageProvider;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.application.usecase.emaillink.OneTimeLifetimes;
import dev.portcullis.application.usecase.federation.ProviderSettings;
import dev.portcullis.bootstrap.adapter.StorageProviders;
import dev.portcullis.domain.password.PasswordPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that an installation has chosen, checked. {@code docs/configuration.md} explains every key.
 *
 * @param dataDirectory where an embedded store and the master key live
 * @param storageProviders who opens stores: the built-in ones, and those that adapters bring
 * @param database where accounts and sessions are kept, and how to get in; somebody serves it
 * @param redis where else sessions may be kept
 * @param stateLifetime how long a person may take at a provider
 * @param oneTimeLifetimes how long the links in mails work
 * @param smtp how mail is sent; empty when its links go into the log instead
 * @param auditRetention how long the audit log keeps an entry at least
 * @param userSchema what the installation's own user fields must look like
 * @param masterKey the key to seal other keys with, if it is not to be a file; well-formed
 */
public record Configuration(
    Path dataDirectory,
    RestSettings rest,
    GrpcSettings grpc,
    StorageProviders storageProviders,
    StorageProvider.Settings database,
    Optional<RedisSettings> redis,
    List<ConfiguredBackend> backends,
    List<ConfiguredProvider> providers,
    Duration stateLifetime,
    boolean requiresVerification,
    TokenSettings token,
    Passwords passwords,
    OneTimeLifetimes oneTimeLifetimes,
    Optional<Smtp> smtp,
    Duration auditRetention,
    UserSchema userSchema,
    Optional<String> masterKey) {

  /** Copies the lists. */
  public Configuration {
    backends = List.copyOf(backends);
    providers = List.copyOf(providers);
  }

  /** How tokens are proved. */
  public enum Strategy {
    /** Signed tokens. */
    JWT,
    /** Opaque tokens, found in the database. */
    DATABASE,
    /** Opaque tokens, found in Redis. */
    REDIS
  }

  /** One way to log in. */
  public record ConfiguredBackend(BackendDescription description, Strategy strategy) {}

  /**
   * A provider that people can sign in with.
   *
   * @param client how to reach it
   */
  public record ConfiguredProvider(OAuthSettings client, ProviderSettings settings) {}

  /**
   * What passwords must be, and what hashing one costs.
   *
   * @param line how many may wait to be hashed
   */
  public record Passwords(int minLength, Argon2Parameters argon2, int line) {}

  /** How mail is sent, by whom, and what it says. */
  public record Smtp(SmtpServer server, Sender from, MailTemplates templates) {}

  /**
   * Reads the file, if there is one, and the environment, which overrides it.
   *
   * @param file as named on the command line; else {@code PORTCULLIS_CONFIG}, else {@code
   *     portcullis.yaml} in the working directory if it is there
   * @throws ConfigurationProblems naming every problem at once
   */
  public static Configuration load(
      Map<String, String> environment, Optional<Path> file, Path workingDirectory) {
    return load(environment, file, Optional.empty(), workingDirectory);
  }

  /**
   * The same, with the adapters' folder as named on the command line; else {@code adapters.dir},
   * else {@code adapters} in the working directory if it is there.
   *
   * @throws ConfigurationProblems naming every problem at once
   */
  public static Configuration load(
      Map<String, String> environment,
      Optional<Path> file,
      Optional<Path> adapters,
      Path workingDirectory) {
    var sources = ConfigurationSources.read(environment, file, workingDirectory);
    return ConfigurationReader.read(sources, workingDirectory, adapters);
  }

  /** What of it the use cases are told. */
  public ApplicationSettings application() {
    return new ApplicationSettings(
        new PasswordPolicy(passwords.minLength()),
        requiresVerification,
        auditRetention,
        oneTimeLifetimes,
        backendDescriptions(),
        providers.stream().map(ConfiguredProvider::settings).toList(),
        stateLifetime);
  }

  /** The backends, as the edges know them. */
  public BackendDescriptions backendDescriptions() {
    return new BackendDescriptions(backends.stream().map(ConfiguredBackend::description).toList());
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "Configuration[…]";
  }
}
