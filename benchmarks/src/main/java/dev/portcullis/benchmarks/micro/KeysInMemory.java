package dev.portcullis.benchmarks.micro;

import dev.portcullis.application.port.out.operation.SigningKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Encrypted signing keys in memory, one for each algorithm. */
final class KeysInMemory implements SigningKeys {
  private final Map<String, SealedKey> keys = new ConcurrentHashMap<>();

  @Override
  public List<SealedKey> list(String algorithm) {
    return Optional.ofNullable(keys.get(algorithm)).stream().toList();
  }

  @Override
  public boolean addFirst(SealedKey key) {
    return keys.putIfAbsent(key.algorithm(), key) == null;
  }
}
