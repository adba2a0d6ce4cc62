package dev.portcullis.application.port.out.emaillink;

import java.util.Arrays;

/** What a mail is about. */
public enum MailKind {
  /** Asks to verify an e-mail address. */
  VERIFICATION("VERIFICATION"),
  /** Lets the user set a new password. */
  PASSWORD_RESET("RESET");

  private final String storedName;

  MailKind(String storedName) {
    this.storedName = storedName;
  }

  /** The name that stores keep; it never changes. */
  public String storedName() {
    return storedName;
  }

  /**
   * The kind of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static MailKind ofStoredName(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.storedName.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of mail: " + name));
  }
}
