package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.crypto.password.Argon2Parameters;
import dev.portcullis.bootstrap.configuration.Configuration.Passwords;

/** The keys below {@code password}. */
record PasswordKeys(Values values) {
  Passwords read() {
    return new Passwords(
        values.number("password.min-length", 8, 1, 256),
        argon2(),
        values.number("password.line", 256, 1, 100_000));
  }

  private Argon2Parameters argon2() {
    int memory = values.number("password.argon2.memory-kib", 19_456, 8, 1 << 20);
    int iterations = values.number("password.argon2.iterations", 2, 1, 64);
    int lanes = values.number("password.argon2.parallelism", 1, 1, 64);
    // RFC 9106, section 3.1: every lane has at least two blocks in each of its four slices.
    int least = 8 * lanes;
    if (memory < least) {
      values.problem(
          "password.argon2.memory-kib", "must be at least 8 times password.argon2.parallelism");
    }
    return new Argon2Parameters(Math.max(memory, least), iterations, lanes);
  }
}
