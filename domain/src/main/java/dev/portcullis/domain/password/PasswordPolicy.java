package dev.portcullis.domain.password;

import java.util.Optional;

/**
 * Which passwords are good enough for a new account or a change. After NIST 800-63B, section
 * 3.1.1.2: a length, and no rules about kinds of characters.
 *
 * @param minLength in code points, inclusive
 */
public record PasswordPolicy(int minLength) {

  /** Why {@code password} is not good enough, for people; empty if it is. */
  public Optional<String> objectionTo(Password password) {
    return password.length() < minLength
        ? Optional.of("Password must have at least %d characters".formatted(minLength))
        : Optional.empty();
  }
}
