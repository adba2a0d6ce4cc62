package dev.portcullis.domain.password;

import java.util.Optional;

/**
 * Rules for new passwords. Follows NIST SP 800-63B, section 3.1.1.2: a minimum length and no rules
 * about kinds of characters.
 *
 * @param minLength minimum length in code points, inclusive
 */
public record PasswordPolicy(int minLength) {

  /** Returns a human-readable objection to {@code password}; empty if it is acceptable. */
  public Optional<String> objectionTo(Password password) {
    return password.length() < minLength
        ? Optional.of("Password must have at least %d characters".formatted(minLength))
        : Optional.empty();
  }
}
