package dev.portcullis.application.port.in;

/**
 * Every expected refusal, by the name that clients know. {@code docs/errors.md} says what each one
 * looks like in REST and in gRPC.
 */
public enum ErrorCode {
  /** The e-mail address belongs to an account already. */
  REGISTER_USER_ALREADY_EXISTS,
  /** The password of a new account is not good enough; the reason says why. */
  REGISTER_INVALID_PASSWORD,
  /** Wrong password, unknown e-mail address and inactive user, all alike. */
  LOGIN_BAD_CREDENTIALS,
  /** The right password of a user who must verify the e-mail address first. */
  LOGIN_USER_NOT_VERIFIED,
  /** No such verification token, or it is dead. */
  VERIFY_USER_BAD_TOKEN,
  /** A good verification token, but the e-mail address is verified already. */
  VERIFY_USER_ALREADY_VERIFIED,
  /** No such reset token, or it is dead, or its user is inactive. */
  RESET_PASSWORD_BAD_TOKEN,
  /** The password to set by a reset is not good enough; the reason says why. */
  RESET_PASSWORD_INVALID_PASSWORD,
  /** The new e-mail address belongs to another account. */
  UPDATE_USER_EMAIL_ALREADY_EXISTS,
  /** The new password is not good enough; the reason says why. */
  UPDATE_USER_INVALID_PASSWORD,
  /** No token, or one that proves no open session of an active user. */
  UNAUTHORIZED,
  /** A good token of a user who must verify the e-mail address first. */
  USER_NOT_VERIFIED,
  /** A good token of a user who is no superuser, where only superusers may go. */
  FORBIDDEN,
  /** No such user. */
  NOT_FOUND
}
