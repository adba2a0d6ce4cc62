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
 * The out-ports of the use cases. A port that a program doesn't use keeps its default: the command
 * line sends no mail and has no providers.
 *
 * @param strategies the token strategy of each backend
 * @param keys the public keys of the tokens
 * @param identityProviders the identity providers by name
 * @param listener called with each event after its commit
 * @param background runs work that no request waits for; may drop work when there is too much
 * @param source the users of another system, to import
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

  /** Returns the ports that every program needs; the others have their defaults. */
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

  /** Returns a copy with the installation's own user fields. */
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

  /** Returns a copy with the backends' token strategies and the public keys of their tokens. */
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

  /** Returns a copy with an encryptor of the secrets that the store keeps. */
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

  /** Returns a copy with identity providers. */
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

  /** Returns a copy with a mailer. */
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

  /** Returns a copy with an event listener. */
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

  /** Returns a copy with an executor of background work. */
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

  /** Returns a copy with users to import from another system. */
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
