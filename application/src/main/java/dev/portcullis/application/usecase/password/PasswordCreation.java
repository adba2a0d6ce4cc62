package dev.portcullis.application.usecase.password;

import dev.portcullis.application.port.out.password.DeniedPasswords;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.OwnAddressRule;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import dev.portcullis.domain.password.PasswordPolicy;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules and hasher that every new password passes, in this order. */
public record PasswordCreation(
    PasswordPolicy policy, DeniedPasswords denied, PasswordHasher hasher) {
  /**
   * Returns a human-readable objection to {@code password}; empty if it is acceptable.
   *
   * @param own the user's e-mail address, and the new one if it changes together with the password
   */
  public Optional<String> objectionTo(Password password, Stream<EmailAddress> own) {
    return policy
        .objectionTo(password, denied::contains)
        .or(
            () ->
                own.flatMap(address -> OwnAddressRule.objectionTo(password, address).stream())
                    .findFirst());
  }

  public PasswordHash hash(Password password) {
    return hasher.hash(password);
  }
}
