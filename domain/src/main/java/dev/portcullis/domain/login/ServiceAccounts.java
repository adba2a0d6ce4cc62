package dev.portcullis.domain.login;

import java.util.List;
import java.util.Optional;

/**
 * Internal services of an installation.
 *
 * @param required whether a call for services needs credentials even if there are no services
 */
public record ServiceAccounts(List<ServiceAccount> all, boolean required) {
  /** No services, and no need for credentials. */
  public static final ServiceAccounts NONE = new ServiceAccounts(List.of(), false);

  /** Copies the list. */
  public ServiceAccounts {
    all = List.copyOf(all);
  }

  /** Returns whether every caller is admitted, without credentials. */
  public boolean areOpen() {
    return all.isEmpty() && !required;
  }

  /** Returns the service that {@code credentials} prove. */
  public Optional<ServiceAccount> provedBy(ServiceCredentials credentials) {
    return all.stream().filter(service -> service.isProvedBy(credentials)).findFirst();
  }
}
