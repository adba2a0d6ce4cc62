package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.random.RandomIdentifiers;
import dev.portcullis.adapters.crypto.token.OpaqueTokenStrategy;
import dev.portcullis.adapters.crypto.token.TokenSigning;
import dev.portcullis.adapters.grpc.PortcullisServices;
import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.persistence.redis.RedisStore;
import dev.portcullis.adapters.rest.PortcullisPlugin;
import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.federation.NotAvailable;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.configuration.Configuration.Strategy;
import dev.portcullis.bootstrap.runtime.BestEffortExecutor;
import dev.portcullis.bootstrap.runtime.EventListeners;
import dev.portcullis.bootstrap.runtime.MailWorker;
import dev.portcullis.bootstrap.runtime.ProviderLog;
import dev.portcullis.bootstrap.runtime.ResourceStack;
import dev.portcullis.domain.login.BackendName;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Portcullis without its own servers, for embedding into the servers of an application. This is the
 * composition root.
 */
public final class EmbeddedPortcullis implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPortcullis.class);

  private final Configuration configuration;
  private final ResourceStack resources;
  private final UseCases useCases;
  private final String storage;

  private EmbeddedPortcullis(
      Configuration configuration, ResourceStack resources, UseCases useCases, String storage) {
    this.configuration = configuration;
    this.resources = resources;
    this.useCases = useCases;
    this.storage = storage;
  }

  /**
   * Opens the store and connects all parts. The addresses to listen on in the configuration are
   * ignored.
   *
   * @throws RuntimeException when a part can't be started; the others are closed again
   */
  public static EmbeddedPortcullis open(
      Configuration configuration, InstantSource clock, Extensions extensions) {
    var resources = new ResourceStack();
    try {
      return open(configuration, clock, extensions, resources);
    } catch (RuntimeException failure) {
      resources.close();
      throw failure;
    }
  }

  private static EmbeddedPortcullis open(
      Configuration configuration,
      InstantSource clock,
      Extensions extensions,
      ResourceStack resources) {
    var storage = resources.add(Stores.open(configuration));
    var masterKeys = MasterKeys.load(configuration, storage);
    var signing =
        TokenSigning.open(
            configuration.token(),
            storage.signingKeys(),
            storage.signingKeySchedule(),
            masterKeys,
            clock);
    var out =
        outPorts(storage, configuration, clock, extensions, resources)
            .withStrategies(strategies(configuration, storage, signing, resources), signing::jwkSet)
            .withEncryptor(masterKeys)
            .withKeyFactory(signing.keyFactory())
            .build();
    var useCases = ApplicationAssembly.assemble(out, configuration.application());
    warnOfMissingCapabilities(configuration, useCases, storage);
    resources.add(
        new SigningKeyStart(configuration, signing, masterKeys).start(useCases.operation()));
    resources.add(MailWorker.start(useCases.emailLink().deliverMail()));
    return new EmbeddedPortcullis(configuration, resources, useCases, storage.description());
  }

  private static void warnOfMissingCapabilities(
      Configuration configuration, UseCases useCases, Storage storage) {
    boolean off =
        configuration.providers().stream()
            .map(
                provider ->
                    useCases.federation().describeProvider().describe(provider.client().name()))
            .anyMatch(NotAvailable.class::isInstance);
    if (off) {
      LOG.warn(
          "Sign-in with other providers is off: {} can't keep accounts of providers",
          storage.description());
    }
    if (configuration.limits().enabled() && storage.attempts().isEmpty()) {
      LOG.warn("Limits on attempts are off: {} can't count attempts", storage.description());
    }
  }

  private static OutPorts.Builder outPorts(
      Storage storage,
      Configuration configuration,
      InstantSource clock,
      Extensions extensions,
      ResourceStack resources) {
    var hasher = resources.add(Hashers.of(configuration));
    return OutPorts.of(storage, hasher, new RandomIdentifiers(clock), clock)
        .withDeniedPasswords(configuration.passwords().denied())
        .withSchema(configuration.userSchema())
        .withProviders(providers(configuration, clock, resources), ProviderLog::tell)
        .withMailer(extensions.mailer().orElseGet(() -> Mailers.of(configuration)))
        .withListener(new EventListeners(extensions.listeners()))
        .withBackground(resources.add(new BestEffortExecutor()));
  }

  private static Map<BackendName, TokenStrategy> strategies(
      Configuration configuration, Storage storage, TokenSigning signing, ResourceStack resources) {
    var strategies = new EnumMap<Strategy, TokenStrategy>(Strategy.class);
    strategies.put(Strategy.JWT, signing.strategy(storage.sessions()));
    strategies.put(Strategy.DATABASE, new OpaqueTokenStrategy(storage.sessions()));
    configuration
        .redis()
        .map(settings -> resources.add(RedisStore.open(settings)).sessions(storage.users()))
        .ifPresent(apart -> strategies.put(Strategy.REDIS, new OpaqueTokenStrategy(apart)));
    return configuration.backends().stream()
        .collect(
            Collectors.toMap(
                backend -> backend.description().name(),
                backend -> Objects.requireNonNull(strategies.get(backend.strategy()))));
  }

  private static Map<String, IdentityProvider> providers(
      Configuration configuration, InstantSource clock, ResourceStack resources) {
    var providers = new HashMap<String, IdentityProvider>();
    for (var provider : configuration.providers()) {
      providers.put(
          provider.client().name(),
          resources.add(OAuthIdentityProvider.open(provider.client(), clock)));
    }
    return providers;
  }

  /** Returns a new plugin with all routes and guards for a Javalin application. */
  public PortcullisPlugin rest() {
    return new PortcullisPlugin(configuration.rest(), useCases, backends());
  }

  /** Returns new services and guards for a grpc-java server. */
  public PortcullisServices grpc() {
    return new PortcullisServices(configuration.grpc(), useCases, backends());
  }

  /** Returns the use cases, to call them without a protocol. */
  public UseCases useCases() {
    return useCases;
  }

  BackendDescriptions backends() {
    return configuration.backendDescriptions();
  }

  /** Returns the store's description for messages. */
  public String storage() {
    return storage;
  }

  /** Waits for background work, then closes the store. Stop the servers first. */
  @Override
  public void close() {
    resources.close();
  }
}
