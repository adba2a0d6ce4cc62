package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.operation.SigningKeyFactory;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes numbered keys that sign nothing, sealed by an encryptor. Thread-safe. */
public final class InMemorySigningKeyFactory implements SigningKeyFactory {
  private final InMemorySecretEncryptor encryptor;
  private final AtomicInteger last = new AtomicInteger();
  private volatile String algorithm = "EdDSA";

  /** Seals keys by {@code encryptor}. */
  public InMemorySigningKeyFactory(InMemorySecretEncryptor encryptor) {
    this.encryptor = encryptor;
  }

  /** Makes keys of another algorithm from now on. */
  public void configure(String name) {
    algorithm = name;
  }

  @Override
  public String algorithm() {
    return algorithm;
  }

  @Override
  public SealedKey generate(Instant created, Optional<SealedKey> beside) {
    String id = "key-" + last.incrementAndGet();
    return new SealedKey(id, algorithm, created, encryptor.seal("private " + id, id));
  }

  @Override
  public Optional<SealedKey> reseal(SealedKey key) {
    return encryptor
        .reseal(key.sealed(), key.id())
        .map(text -> new SealedKey(key.id(), key.algorithm(), key.created(), text));
  }
}
