package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.password.Argon2PasswordHasher;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.configuration.Configuration.Passwords;

/** The hasher that a configuration asks for: as many hashes at a time as there are cores. */
public final class Hashers {
  private Hashers() {}

  /** Makes it; whoever asks closes it. */
  public static Argon2PasswordHasher of(Configuration configuration) {
    Passwords passwords = configuration.passwords();
    return new Argon2PasswordHasher(
        passwords.argon2(), Runtime.getRuntime().availableProcessors(), passwords.line());
  }
}
