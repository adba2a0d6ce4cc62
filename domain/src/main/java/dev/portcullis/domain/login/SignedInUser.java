package dev.portcullis.domain.login;

import dev.portcullis.domain.account.User;
import java.util.Optional;

/** A user, and the open session that a token has proved. */
public record SignedInUser(User user, Session session) implements Principal {
  @Override
  public Optional<Administrator> administrator() {
    return Administrator.of(this);
  }
}
