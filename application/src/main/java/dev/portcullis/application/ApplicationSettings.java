package dev.portcullis.application;

import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.application.usecase.emaillink.OneTimeLifetimes;
import dev.portcullis.application.usecase.federation.ProviderSettings;
import dev.portcullis.domain.password.PasswordPolicy;
import java.time.Duration;
import java.util.List;

/**
 * What the operator sets of the use cases.
 *
 * @param requiresVerification whether only verified users may log in and call
 * @param eventRetention how long an event is kept at least
 * @param stateLifetime how long a person may take for signing in with a provider
 */
public record ApplicationSettings(
    PasswordPolicy passwordPolicy,
    boolean requiresVerification,
    Duration eventRetention,
    OneTimeLifetimes oneTimeLifetimes,
    BackendDescriptions backends,
    List<ProviderSettings> providers,
    Duration stateLifetime) {
  /** Copies the list. */
  public ApplicationSettings {
    providers = List.copyOf(providers);
  }

  /** These, for a program in which nobody logs in, such as the command line. */
  public ApplicationSettings withoutLogIn() {
    return new ApplicationSettings(
        passwordPolicy,
        requiresVerification,
        eventRetention,
        oneTimeLifetimes,
        new BackendDescriptions(List.of()),
        List.of(),
        stateLifetime);
  }
}
