package dev.portcullis.domain.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/**
 * Internal service that may call Portcullis.
 *
 * @param secrets the hashes of its secrets: one, or two while the secret is being replaced
 * @param may the calls that it may make
 */
public record ServiceAccount(
    ServiceName name, List<TokenHash> secrets, Set<ServicePermission> may) {
  /** Copies the collections. */
  public ServiceAccount {
    secrets = List.copyOf(secrets);
    may = Set.copyOf(may);
  }

  /** Returns whether {@code credentials} are this service's. Compares in constant time. */
  boolean isProvedBy(ServiceCredentials credentials) {
    byte[] shown = TokenHash.of(credentials.secret()).hex().getBytes(US_ASCII);
    boolean isProved = false;
    for (TokenHash secret : secrets) {
      isProved |= MessageDigest.isEqual(secret.hex().getBytes(US_ASCII), shown);
    }
    return isProved && name.value().equals(credentials.name());
  }
}
