package dev.portcullis.domain.emaillink;

import java.util.Arrays;

/** Purpose of a one-time token. */
public enum TokenPurpose {
  /** Verify the e-mail address to which the token was sent. */
  VERIFICATION("VERIFICATION"),
  /** Set a new password. */
  PASSWORD_RESET("RESET");

  private final String storedName;

  TokenPurpose(String storedName) {
    this.storedName = storedName;
  }

  /** Name in stores; never changes. */
  public String storedName() {
    return storedName;
  }

  /**
   * Returns the purpose with that stored name.
   *
   * @throws IllegalArgumentException if no purpose has that name
   */
  public static TokenPurpose ofStoredName(String name) {
    return Arrays.stream(values())
        .filter(purpose -> purpose.storedName.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown token purpose: " + name));
  }
}
