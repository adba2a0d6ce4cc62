package dev.portcullis.application.port.out.emaillink;

import java.util.Arrays;
import java.util.Optional;

/** The purpose of a mail. */
public enum MailKind {
  /** Verifies the recipient's e-mail address. */
  VERIFICATION("VERIFICATION", "/verify"),
  /** Sets a new password. */
  PASSWORD_RESET("RESET", "/reset-password");

  private final String storedName;
  private final String page;

  MailKind(String storedName, String page) {
    this.storedName = storedName;
    this.page = page;
  }

  /** The name under which stores keep the kind; it never changes. */
  public String storedName() {
    return storedName;
  }

  /** The path of the page that the link opens. */
  public String page() {
    return page;
  }

  /** Returns the kind with the stored name; empty for a kind of a later release. */
  public static Optional<MailKind> ofStoredName(String name) {
    return Arrays.stream(values()).filter(kind -> kind.storedName.equals(name)).findFirst();
  }
}
