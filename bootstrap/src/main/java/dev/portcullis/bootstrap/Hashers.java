package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.password.Argon2PasswordHasher;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.configuration.Configuration.Passwords;

/** Factory of the configured password hasher, which computes one hash per core at a time. */
public final class Hashers {
  private Hashers() {}

  /** Creates the hasher. The caller closes it. */
  public static Argon2PasswordHasher of(Configuration configuration) {
    Passwords passwords = configuration.passwords();
    return new Argon2PasswordHasher(
        passwords.argon2(), Runtime.getRuntime().availableProcessors(), passwords.line());
  }
}
