package dev.portcullis.domain.password;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Rules for new passwords. Follows NIST SP 800-63B-4, section 3.1.1.2: a minimum length, a list of
 * denied passwords, and no rules about kinds of characters.
 *
 * @param minLength minimum length in code points, inclusive
 */
public record PasswordPolicy(int minLength) {

  /**
   * Returns a human-readable objection to {@code password}; empty if it is acceptable.
   *
   * @param isDenied whether a list of denied passwords contains it
   */
  public Optional<String> objectionTo(Password password, Predicate<Password> isDenied) {
    if (password.length() < minLength) {
      return Optional.of("Password must have at least %d characters".formatted(minLength));
    }
    if (isDenied.test(password)) {
      return Optional.of(
          "Password is on a list of known passwords, which attackers try first; choose another");
    }
    return Optional.empty();
  }
}
