package dev.portcullis.domain.onetime;

/** What a one-time token is good for; it is worth nothing for anything else. */
public enum Purpose {
  /** To show that an e-mail address is the user's own. */
  VERIFICATION,
  /** To set a new password without the old one. */
  RESET
}
