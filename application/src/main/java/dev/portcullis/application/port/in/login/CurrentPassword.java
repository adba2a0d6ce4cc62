package dev.portcullis.application.port.in.login;

import dev.portcullis.domain.login.DeviceToken;
import dev.portcullis.domain.password.Password;
import java.util.Optional;

/**
 * Current password of the caller, as a proof that the caller asks for a change.
 *
 * @param password empty if the client sent none
 * @param device the token that the client got when it last logged in to the account
 */
public record CurrentPassword(Optional<Password> password, Optional<DeviceToken> device) {
  /** No password, from a client without a device token. */
  public static final CurrentPassword NONE =
      new CurrentPassword(Optional.empty(), Optional.empty());

  /** Wipes the password. */
  public void wipe() {
    password.ifPresent(Password::close);
  }
}
