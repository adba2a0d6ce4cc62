package com.example.mvstore;

import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.application.port.out.operation.SigningKeys;
import java.util.Comparator;
import java.util.List;

/** Encrypted signing keys. */
record MvSigningKeys(MvStorage storage) implements SigningKeys {
  @Override
  public List<SealedKey> list(String algorithm) {
    return storage.act(tables -> of(tables, algorithm));
  }

  private static List<SealedKey> of(Tables tables, String algorithm) {
    return tables.signingKeys.values().stream()
        .map(row -> Rows.key(row).key())
        .filter(key -> key.algorithm().equals(algorithm))
        .sorted(Comparator.comparing(SealedKey::created).reversed())
        .toList();
  }

  @Override
  public boolean addFirst(SealedKey key) {
    return storage.act(
        tables -> {
          boolean first = of(tables, key.algorithm()).isEmpty();
          if (first) {
            tables.signingKeys.put(key.id(), Rows.row(ScheduledKey.first(key)));
          }
          return first;
        });
  }
}
