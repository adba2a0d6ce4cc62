package dev.portcullis.domain.emaillink;

import java.util.Arrays;

/** What a one-time token allows. */
public enum TokenPurpose {
  /** To verify the e-mail address that it was sent to. */
  VERIFICATION("VERIFICATION"),
  /** To set a new password. */
  PASSWORD_RESET("RESET");

  private final String storedName;

  TokenPurpose(String storedName) {
    this.storedName = storedName;
  }

  /** The name that stores keep; it never changes. */
  public String storedName() {
    return storedName;
  }

  /**
   * The purpose of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static TokenPurpose ofStoredName(String name) {
    return Arrays.stream(values())
        .filter(purpose -> purpose.storedName.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no purpose of a token: " + name));
  }
}
