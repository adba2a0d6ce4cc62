package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.password.HashOrigin;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.stream.Stream;

/** Runs code of a test while another hasher works, or makes it fail. */
public final class HookedPasswordHasher implements PasswordHasher {
  private final PasswordHasher hasher;
  private Runnable whileHashing = () -> {};
  private Runnable whileComparing = () -> {};

  HookedPasswordHasher(PasswordHasher hasher) {
    this.hasher = hasher;
  }

  public void whileHashing(Runnable event) {
    whileHashing = event;
  }

  public void whileComparing(Runnable event) {
    whileComparing = event;
  }

  @Override
  public PasswordHash hash(Password password, HashOrigin origin) {
    whileHashing.run();
    return hasher.hash(password, origin);
  }

  @Override
  public boolean matches(Password password, PasswordHash hash, HashOrigin origin) {
    whileComparing.run();
    return hasher.matches(password, hash, origin);
  }

  @Override
  public void equalizeRefusals(Stream<PasswordHash> stored) {
    hasher.equalizeRefusals(stored);
  }

  @Override
  public String prefix() {
    return hasher.prefix();
  }

  @Override
  public boolean isReadable(PasswordHash hash) {
    return hasher.isReadable(hash);
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    return hasher.isOutdated(hash);
  }
}
