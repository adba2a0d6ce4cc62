package dev.portcullis.application.usecase;

import dev.portcullis.application.port.out.PasswordHasher;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import dev.portcullis.domain.password.PasswordPolicy;
import java.util.Optional;

/** What every password goes through before it is anybody's: the policy, then the hasher. */
public record NewPasswords(PasswordPolicy policy, PasswordHasher hasher) {
  Optional<String> objectionTo(Password password) {
    return policy.objectionTo(password);
  }

  PasswordHash hash(Password password) {
    return hasher.hash(password);
  }
}
