package dev.portcullis.application.port.out;

import dev.portcullis.application.port.out.audit.EventListener;
import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.application.port.out.federation.ProviderProblems;
import dev.portcullis.application.port.out.importing.UserSource;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.application.port.out.operation.PublicKeys;
import dev.portcullis.application.port.out.operation.SecretEncryptor;
import dev.portcullis.application.port.out.operation.SigningKeyFactory;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.password.DeniedPasswords;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.login.BackendName;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * All out-ports that the use cases need. Ports that a program doesn't use keep their defaults: the
 * command line, for example, sends no mail and has no identity providers.
 *
 * @param strategies the token strategies of the backends
 * @param keys the public keys that verify tokens
 * @param keyFactory the generator of signing keys
 * @param identityProviders the identity providers by name
 * @param listener receives each event after its commit
 * @param background runs work that no request waits for; it may reject excess work
 * @param source the users of another system, for an import
 */
public record OutPorts(
    Storage storage,
    PasswordHasher hasher,
    Identifiers identifiers,
    InstantSource clock,
    DeniedPasswords deniedPasswords,
    UserSchema schema,
    Map<BackendName, TokenStrategy> strategies,
    PublicKeys keys,
    SecretEncryptor encryptor,
    SigningKeyFactory keyFactory,
    Map<String, IdentityProvider> identityProviders,
    ProviderProblems providerProblems,
    Mailer mailer,
    EventListener listener,
    Executor background,
    Optional<UserSource> source) {
  /** Copies the maps. */
  public OutPorts {
    strategies = Map.copyOf(strategies);
    identityProviders = Map.copyOf(identityProviders);
  }

  /** Begins with the ports that every program needs; the others have defaults. */
  public static Builder of(
      Storage storage, PasswordHasher hasher, Identifiers identifiers, InstantSource clock) {
    return new Builder(storage, hasher, identifiers, clock);
  }

  /** Collects the ports of a program. Not thread-safe. */
  public static final class Builder {
    private final Storage storage;
    private final PasswordHasher hasher;
    private final Identifiers identifiers;
    private final InstantSource clock;
    private DeniedPasswords deniedPasswords = DeniedPasswords.NONE;
    private UserSchema schema = UserSchema.NONE;
    private Map<BackendName, TokenStrategy> strategies = Map.of();
    private PublicKeys keys = PublicKeys.NONE;
    private SecretEncryptor encryptor = SecretEncryptor.NONE;
    private SigningKeyFactory keyFactory = SigningKeyFactory.NONE;
    private Map<String, IdentityProvider> identityProviders = Map.of();
    private ProviderProblems providerProblems = (provider, problem) -> {};
    private Mailer mailer = Mailer.NONE;
    private EventListener listener = EventListener.NONE;
    private Executor background = Runnable::run;
    private Optional<UserSource> source = Optional.empty();

    private Builder(
        Storage storage, PasswordHasher hasher, Identifiers identifiers, InstantSource clock) {
      this.storage = storage;
      this.hasher = hasher;
      this.identifiers = identifiers;
      this.clock = clock;
    }

    /** The passwords that no user may choose. */
    public Builder withDeniedPasswords(DeniedPasswords list) {
      this.deniedPasswords = list;
      return this;
    }

    /** The installation's own user fields. */
    public Builder withSchema(UserSchema own) {
      this.schema = own;
      return this;
    }

    /** The strategies of backends, and the keys of their tokens. */
    public Builder withStrategies(Map<BackendName, TokenStrategy> byBackend, PublicKeys published) {
      this.strategies = byBackend;
      this.keys = published;
      return this;
    }

    /** The encryptor of secrets that the store must not be able to read. */
    public Builder withEncryptor(SecretEncryptor secrets) {
      this.encryptor = secrets;
      return this;
    }

    /** The generator of signing keys. */
    public Builder withKeyFactory(SigningKeyFactory factory) {
      this.keyFactory = factory;
      return this;
    }

    /** The providers to sign in with. */
    public Builder withProviders(Map<String, IdentityProvider> byName, ProviderProblems problems) {
      this.identityProviders = byName;
      this.providerProblems = problems;
      return this;
    }

    /** The mailer. */
    public Builder withMailer(Mailer sender) {
      this.mailer = sender;
      return this;
    }

    /** The listener for events. */
    public Builder withListener(EventListener told) {
      this.listener = told;
      return this;
    }

    /** The executor for work that no request waits for. */
    public Builder withBackground(Executor executor) {
      this.background = executor;
      return this;
    }

    /** The users of another system to import. */
    public Builder withSource(UserSource users) {
      this.source = Optional.of(users);
      return this;
    }

    /** The ports. */
    public OutPorts build() {
      return new OutPorts(
          storage,
          hasher,
          identifiers,
          clock,
          deniedPasswords,
          schema,
          strategies,
          keys,
          encryptor,
          keyFactory,
          identityProviders,
          providerProblems,
          mailer,
          listener,
          background,
          source);
    }
  }
}
