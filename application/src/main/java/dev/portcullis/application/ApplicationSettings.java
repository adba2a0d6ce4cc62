package dev.portcullis.application;

import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.application.usecase.emaillink.OneTimeLifetimes;
import dev.portcullis.application.usecase.federation.ProviderSettings;
import dev.portcullis.application.usecase.throttling.ThrottlingSettings;
import dev.portcullis.domain.password.PasswordPolicy;
import java.time.Duration;
import java.util.List;

/**
 * Operator's settings of the use cases.
 *
 * @param requiresVerification whether only verified users may log in and send requests
 * @param eventRetention the minimum time for which an event is kept
 * @param stateLifetime the maximum time for a sign-in with a provider
 * @param throttling the limits on attempts
 */
public record ApplicationSettings(
    PasswordPolicy passwordPolicy,
    boolean requiresVerification,
    Duration eventRetention,
    OneTimeLifetimes oneTimeLifetimes,
    BackendDescriptions backends,
    List<ProviderSettings> providers,
    Duration stateLifetime,
    ThrottlingSettings throttling) {
  /** Copies the list. */
  public ApplicationSettings {
    providers = List.copyOf(providers);
  }

  /** Returns a copy for a program without log-ins, such as the command line. */
  public ApplicationSettings withoutLogIn() {
    return new ApplicationSettings(
        passwordPolicy,
        requiresVerification,
        eventRetention,
        oneTimeLifetimes,
        new BackendDescriptions(List.of()),
        List.of(),
        stateLifetime,
        ThrottlingSettings.OFF);
  }

  /** Returns a copy that requires verified users. */
  public ApplicationSettings requiringVerification() {
    return new ApplicationSettings(
        passwordPolicy,
        true,
        eventRetention,
        oneTimeLifetimes,
        backends,
        providers,
        stateLifetime,
        throttling);
  }

  /** Returns a copy with providers. */
  public ApplicationSettings withProviders(List<ProviderSettings> known) {
    return new ApplicationSettings(
        passwordPolicy,
        requiresVerification,
        eventRetention,
        oneTimeLifetimes,
        backends,
        known,
        stateLifetime,
        throttling);
  }

  /** Returns a copy with other lifetimes of links. */
  public ApplicationSettings withLifetimes(OneTimeLifetimes lifetimes) {
    return new ApplicationSettings(
        passwordPolicy,
        requiresVerification,
        eventRetention,
        lifetimes,
        backends,
        providers,
        stateLifetime,
        throttling);
  }

  /** Returns a copy with other limits on attempts. */
  public ApplicationSettings withThrottling(ThrottlingSettings limits) {
    return new ApplicationSettings(
        passwordPolicy,
        requiresVerification,
        eventRetention,
        oneTimeLifetimes,
        backends,
        providers,
        stateLifetime,
        limits);
  }
}
