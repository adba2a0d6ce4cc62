package com.example.mvstore;

import dev.portcullis.application.port.out.operation.SigningKeys;
import java.util.List;
import java.util.stream.Stream;

/** Encrypted signing keys: for each algorithm, the first one that was stored. */
record MvSigningKeys(MvStorage storage) implements SigningKeys {
  @Override
  public List<SealedKey> list(String algorithm) {
    return storage.act(
        tables -> Stream.ofNullable(tables.signingKeys.get(algorithm)).map(Rows::key).toList());
  }

  @Override
  public boolean addFirst(SealedKey key) {
    return storage.act(
        tables -> tables.signingKeys.putIfAbsent(key.algorithm(), Rows.row(key)) == null);
  }
}
