package dev.portcullis.application.port.out.emaillink;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Kind of a mail: one with a link for a purpose, or a notice of what happened to an account. */
public enum MailKind {
  /** Verifies the recipient's e-mail address. */
  VERIFICATION("VERIFICATION", "/verify"),
  /** Sets a new password. */
  PASSWORD_RESET("RESET", "/reset-password"),
  /** Notice that the password was changed. */
  PASSWORD_CHANGED("PASSWORD_CHANGED"),
  /** Notice to the old address that the e-mail address was changed. */
  EMAIL_CHANGED("EMAIL_CHANGED"),
  /** Notice that an account at a provider was linked. */
  PROVIDER_LINKED("PROVIDER_LINKED"),
  /** Notice of a log-in from a device that has not logged in to the account before. */
  NEW_DEVICE("NEW_DEVICE");

  private final String storedName;
  private final Optional<String> page;

  MailKind(String storedName) {
    this.storedName = storedName;
    this.page = Optional.empty();
  }

  MailKind(String storedName, String page) {
    this.storedName = storedName;
    this.page = Optional.of(page);
  }

  /** The name under which stores keep the kind; it never changes. */
  public String storedName() {
    return storedName;
  }

  /** The path of the page that the mail's link opens; empty for a notice, which has no link. */
  public Optional<String> page() {
    return page;
  }

  /** Returns whether mails of this kind only tell what happened. */
  public boolean isNotice() {
    return page.isEmpty();
  }

  /** Returns the kinds that only tell what happened. */
  public static Set<MailKind> notices() {
    Set<MailKind> notices = EnumSet.allOf(MailKind.class);
    notices.removeIf(kind -> !kind.isNotice());
    return notices;
  }

  /** Returns the kind with the stored name; empty for a kind of a later release. */
  public static Optional<MailKind> ofStoredName(String name) {
    return Arrays.stream(values()).filter(kind -> kind.storedName.equals(name)).findFirst();
  }
}
