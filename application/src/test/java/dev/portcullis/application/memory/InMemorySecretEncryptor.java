package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.operation.SecretEncryptor;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps secrets in memory and returns random handles in place of ciphertexts, for tests.
 * Thread-safe.
 */
public final class InMemorySecretEncryptor implements SecretEncryptor {
  private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

  private record Secret(String text, String context) {}

  @Override
  public String seal(String secret, String context) {
    String ticket = "sealed-" + UUID.randomUUID();
    secrets.put(ticket, new Secret(secret, context));
    return ticket;
  }

  @Override
  public Optional<String> open(String sealed, String context) {
    return Optional.ofNullable(secrets.get(sealed))
        .filter(secret -> secret.context().equals(context))
        .map(Secret::text);
  }
}
