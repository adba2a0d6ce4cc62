package dev.portcullis.domain.login;

import dev.portcullis.domain.account.User;
import java.util.Optional;

/** User authenticated by an access token, and the token's session. */
public record SignedInUser(User user, Session session) implements Principal {
  @Override
  public Optional<Administrator> administrator() {
    return Administrator.of(this);
  }
}
