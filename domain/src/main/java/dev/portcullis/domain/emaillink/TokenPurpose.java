package dev.portcullis.domain.emaillink;

/** What a one-time token is good for; it is worth nothing for anything else. */
public enum TokenPurpose {
  /** To show that an e-mail address is the user's own. */
  VERIFICATION,
  /** To set a new password without the old one. */
  RESET
}
