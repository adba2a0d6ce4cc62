package dev.portcullis.application.usecase.password;

import dev.portcullis.application.port.out.password.HashOrigin;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import dev.portcullis.domain.password.PasswordPolicy;
import java.util.Optional;

/** Policy and hasher that every new password passes, in this order. */
public record PasswordCreation(PasswordPolicy policy, PasswordHasher hasher) {
  public Optional<String> objectionTo(Password password) {
    return policy.objectionTo(password);
  }

  public PasswordHash hash(Password password, HashOrigin origin) {
    return hasher.hash(password, origin);
  }
}
