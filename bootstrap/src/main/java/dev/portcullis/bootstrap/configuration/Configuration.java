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
import dev.portcullis.application.port.out.password.DeniedPasswords;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.application.usecase.emaillink.OneTimeLifetimes;
import dev.portcullis.application.usecase.federation.ProviderSettings;
import dev.portcullis.application.usecase.throttling.ThrottlingSettings;
import dev.portcullis.bootstrap.adapter.StorageProviders;
import dev.portcullis.domain.password.PasswordPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Validated configuration. {@code docs/configuration.md} explains every key.
 *
 * @param dataDirectory the folder of an embedded store and the master key
 * @param storageProviders the built-in storage providers, and those of adapters
 * @param database the URL and credentials of the store; one of {@code storageProviders} serves it
 * @param redis a further store of sessions
 * @param stateLifetime the time limit for a sign-in at a provider
 * @param oneTimeLifetimes the lifetimes of the links in mails
 * @param smtp empty if links are written to the log instead
 * @param auditRetention the minimum time that the audit log keeps an entry
 * @param userSchema the schema of the custom user fields
 * @param limits the limits on attempts
 * @param masterKey the well-formed key that encrypts other keys; empty if it is read from a file
 * @param nextMasterKey its well-formed successor, while the master key is being replaced
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
    ThrottlingSettings limits,
    Optional<String> masterKey,
    Optional<String> nextMasterKey) {

  /** Copies the lists. */
  public Configuration {
    backends = List.copyOf(backends);
    providers = List.copyOf(providers);
  }

  /** Strategies that verify tokens. */
  public enum Strategy {
    /** Signed tokens. */
    JWT,
    /** Opaque tokens, looked up in the database. */
    DATABASE,
    /** Opaque tokens, looked up in Redis. */
    REDIS
  }

  /** Configured authentication backend. */
  public record ConfiguredBackend(BackendDescription description, Strategy strategy) {}

  /**
   * Configured identity provider.
   *
   * @param client our registration at the provider, and its endpoints
   */
  public record ConfiguredProvider(OAuthSettings client, ProviderSettings settings) {}

  /**
   * Password policy and hashing parameters.
   *
   * @param denied the passwords that users can't choose
   * @param line the maximum number of requests that wait for a hash
   */
  public record Passwords(
      int minLength, DeniedPasswords denied, Argon2Parameters argon2, int line) {}

  /** Mail server, sender and templates. */
  public record Smtp(SmtpServer server, Sender from, MailTemplates templates) {}

  /**
   * Reads the file, if there is one, and the environment, which overrides it.
   *
   * @param file the file from the command line; the default is {@code PORTCULLIS_CONFIG}, or else
   *     {@code portcullis.yaml} in the working directory if it exists
   * @throws ConfigurationProblems naming every problem at once
   */
  public static Configuration load(
      Map<String, String> environment, Optional<Path> file, Path workingDirectory) {
    return load(environment, file, Optional.empty(), workingDirectory);
  }

  /**
   * Reads the file, if there is one, and the environment, which overrides it.
   *
   * @param file the file from the command line; the default is {@code PORTCULLIS_CONFIG}, or else
   *     {@code portcullis.yaml} in the working directory if it exists
   * @param adapters the folder of adapters from the command line; the default is {@code
   *     adapters.dir}, or else {@code adapters} in the working directory if it exists
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

  /** Returns the settings of the use cases. */
  public ApplicationSettings application() {
    return new ApplicationSettings(
        new PasswordPolicy(passwords.minLength()),
        requiresVerification,
        auditRetention,
        oneTimeLifetimes,
        backendDescriptions(),
        providers.stream().map(ConfiguredProvider::settings).toList(),
        stateLifetime,
        limits);
  }

  /** Returns the descriptions of the backends, for the edges. */
  public BackendDescriptions backendDescriptions() {
    return new BackendDescriptions(backends.stream().map(ConfiguredBackend::description).toList());
  }

  /** Returns the longest lifetime of the tokens that are signed; zero if none are. */
  public Duration longestSignedToken() {
    return backends.stream()
        .filter(backend -> backend.strategy() == Strategy.JWT)
        .map(backend -> backend.description().lifetime())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "Configuration[…]";
  }
}
