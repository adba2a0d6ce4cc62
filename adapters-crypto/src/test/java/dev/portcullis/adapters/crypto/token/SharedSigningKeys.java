package dev.portcullis.adapters.crypto.token;

import dev.portcullis.application.port.out.operation.SigningKeys;
import java.util.ArrayList;
import java.util.List;

/** In-memory signing keys that tests add to and clear, as other nodes would. Counts reads. */
public final class SharedSigningKeys implements SigningKeys {
  private final List<SealedKey> newestFirst = new ArrayList<>();
  private int looks;

  @Override
  public synchronized List<SealedKey> list(String algorithm) {
    looks++;
    return newestFirst.stream().filter(key -> key.algorithm().equals(algorithm)).toList();
  }

  @Override
  public synchronized boolean addFirst(SealedKey key) {
    if (newestFirst.stream().anyMatch(other -> other.algorithm().equals(key.algorithm()))) {
      return false;
    }
    return newestFirst.add(key);
  }

  synchronized void addNewest(SealedKey key) {
    newestFirst.addFirst(key);
  }

  synchronized void clear() {
    newestFirst.clear();
  }

  synchronized int looks() {
    return looks;
  }
}
