package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.application.port.out.operation.SigningKeys;
import java.util.Comparator;
import java.util.List;

/** In-memory sealed signing keys. */
final class InMemorySigningKeys implements SigningKeys {
  private final InMemoryConnection connection;

  InMemorySigningKeys(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public List<SealedKey> list(String algorithm) {
    return connection.transaction(
        tables ->
            tables.signingKeys.values().stream()
                .map(ScheduledKey::key)
                .filter(key -> key.algorithm().equals(algorithm))
                .sorted(Comparator.comparing(SealedKey::created).reversed())
                .toList());
  }

  @Override
  public boolean addFirst(SealedKey key) {
    return connection.transaction(
        tables -> {
          boolean first =
              tables.signingKeys.values().stream()
                  .noneMatch(other -> other.key().algorithm().equals(key.algorithm()));
          if (first) {
            tables.signingKeys.put(key.id(), ScheduledKey.first(key));
          }
          return first;
        });
  }
}
