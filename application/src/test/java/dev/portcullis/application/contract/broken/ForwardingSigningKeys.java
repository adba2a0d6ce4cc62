package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.operation.SigningKeys;
import java.util.List;

/** Forwards to another store's signing keys; subclasses add a defect. */
class ForwardingSigningKeys implements SigningKeys {
  private final SigningKeys whole;

  ForwardingSigningKeys(SigningKeys whole) {
    this.whole = whole;
  }

  @Override
  public List<SealedKey> list(String algorithm) {
    return whole.list(algorithm);
  }

  @Override
  public boolean addFirst(SealedKey key) {
    return whole.addFirst(key);
  }
}
