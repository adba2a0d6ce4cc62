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
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.login.BackendName;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Everything that the use cases need of the outside. What a program has no use for keeps its
 * default: the command line, for one, sends no mail and knows no providers.
 *
 * @param strategies how each backend proves its sessions
 * @param keys the public keys that tokens can be checked with
 * @param identityProviders the providers by their names
 * @param listener told of each event once it is committed
 * @param background runs what no request waits for; may leave out what is too much
 * @param source the users of another system, for an import
 */
public record OutPorts(
    Storage storage,
    PasswordHasher hasher,
    Identifiers identifiers,
    InstantSource clock,
    UserSchema schema,
    Map<BackendName, TokenStrategy> strategies,
    PublicKeys keys,
    SecretEncryptor encryptor,
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

  /** The least that any program needs; everything else has its default. */
  public static OutPorts of(
      Storage storage, PasswordHasher hasher, Identifiers identifiers, InstantSource clock) {
    return new OutPorts(
        storage,
        hasher,
        identifiers,
        clock,
        UserSchema.NONE,
        Map.of(),
        PublicKeys.NONE,
        SecretEncryptor.NONE,
        Map.of(),
        (provider, problem) -> {},
        Mailer.NONE,
        EventListener.NONE,
        Runnable::run,
        Optional.empty());
  }

  /** These, with the installation's own user fields. */
  public OutPorts withSchema(UserSchema schema) {
    return new OutPorts(
        storage,
        hasher,
        identifiers,
        clock,
        schema,
        strategies,
        keys,
        encryptor,
        identityProviders,
        providerProblems,
        mailer,
        listener,
        background,
        source);
  }

  /** These, with strategies of backends, and the keys of their tokens. */
  public OutPorts withStrategies(Map<BackendName, TokenStrategy> strategies, PublicKeys keys) {
    return new OutPorts(
        storage,
        hasher,
        identifiers,
        clock,
        schema,
        strategies,
        keys,
        encryptor,
        identityProviders,
        providerProblems,
        mailer,
        listener,
        background,
        source);
  }

  /** These, with an encryptor of what the store must not be able to read. */
  public OutPorts withEncryptor(SecretEncryptor encryptor) {
    return new OutPorts(
        storage,
        hasher,
        identifiers,
        clock,
        schema,
        strategies,
        keys,
        encryptor,
        identityProviders,
        providerProblems,
        mailer,
        listener,
        background,
        source);
  }

  /** These, with providers to sign in with. */
  public OutPorts withProviders(
      Map<String, IdentityProvider> identityProviders, ProviderProblems providerProblems) {
    return new OutPorts(
        storage,
        hasher,
        identifiers,
        clock,
        schema,
        strategies,
        keys,
        encryptor,
        identityProviders,
        providerProblems,
        mailer,
        listener,
        background,
        source);
  }

  /** These, with a mailer. */
  public OutPorts withMailer(Mailer mailer) {
    return new OutPorts(
        storage,
        hasher,
        identifiers,
        clock,
        schema,
        strategies,
        keys,
        encryptor,
        identityProviders,
        providerProblems,
        mailer,
        listener,
        background,
        source);
  }

  /** These, with a listener for events. */
  public OutPorts withListener(EventListener listener) {
    return new OutPorts(
        storage,
        hasher,
        identifiers,
        clock,
        schema,
        strategies,
        keys,
        encryptor,
        identityProviders,
        providerProblems,
        mailer,
        listener,
        background,
        source);
  }

  /** These, with an executor for what no request waits for. */
  public OutPorts withBackground(Executor background) {
    return new OutPorts(
        storage,
        hasher,
        identifiers,
        clock,
        schema,
        strategies,
        keys,
        encryptor,
        identityProviders,
        providerProblems,
        mailer,
        listener,
        background,
        source);
  }

  /** These, with users of another system to bring over. */
  public OutPorts withSource(UserSource users) {
    return new OutPorts(
        storage,
        hasher,
        identifiers,
        clock,
        schema,
        strategies,
        keys,
        encryptor,
        identityProviders,
        providerProblems,
        mailer,
        listener,
        background,
        Optional.of(users));
  }
}
