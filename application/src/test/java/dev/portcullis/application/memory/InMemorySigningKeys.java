package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.operation.SigningKeys;
import java.util.List;
import java.util.Optional;

/** In-memory sealed signing keys. */
final class InMemorySigningKeys implements SigningKeys {
  private final InMemoryConnection connection;

  InMemorySigningKeys(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public List<SealedKey> list(String algorithm) {
    return connection.transaction(
        tables -> Optional.ofNullable(tables.firstKeys.get(algorithm)).stream().toList());
  }

  @Override
  public boolean addFirst(SealedKey key) {
    return connection.transaction(
        tables -> tables.firstKeys.putIfAbsent(key.algorithm(), key) == null);
  }
}
