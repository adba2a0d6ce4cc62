package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.operation.SecretEncryptor;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps secrets in memory and returns random handles in place of ciphertexts, for tests.
 * Thread-safe.
 */
public final class InMemorySecretEncryptor implements SecretEncryptor {
  private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

  private final AtomicInteger key = new AtomicInteger();

  private record Secret(String text, String context, int key) {}

  /** Replaces the master key; secrets of the replaced one can still be opened. */
  public void replaceKey() {
    key.incrementAndGet();
  }

  /** True if {@code sealed} was sealed with the current master key. */
  public boolean isCurrent(String sealed) {
    return Optional.ofNullable(secrets.get(sealed))
        .filter(secret -> secret.key() == key.get())
        .isPresent();
  }

  @Override
  public String seal(String secret, String context) {
    String ticket = "sealed-" + UUID.randomUUID();
    secrets.put(ticket, new Secret(secret, context, key.get()));
    return ticket;
  }

  @Override
  public Optional<String> open(String sealed, String context) {
    return Optional.ofNullable(secrets.get(sealed))
        .filter(secret -> secret.context().equals(context))
        .map(Secret::text);
  }

  @Override
  public Optional<String> reseal(String sealed, String context) {
    return open(sealed, context).map(secret -> isCurrent(sealed) ? sealed : seal(secret, context));
  }
}
