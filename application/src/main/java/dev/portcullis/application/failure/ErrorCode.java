package dev.portcullis.application.failure;

/**
 * Name by which clients know a refusal or a failure. {@code docs/errors.md} says what each one
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
  /** The provider doesn't tell the person's e-mail address. */
  OAUTH_NOT_AVAILABLE_EMAIL,
  /** Another user has the e-mail address, or the account at the provider. */
  OAUTH_USER_ALREADY_EXISTS,
  /** A state that was made for another browser, user, provider or purpose, or is spent. */
  OAUTH_INVALID_STATE,
  /** A state that was not made here. */
  ACCESS_TOKEN_DECODE_ERROR,
  /** A state that was made too long ago. */
  ACCESS_TOKEN_ALREADY_EXPIRED,
  /** The provider or the person said no, or the provider's word can't be trusted. */
  OAUTH_PROVIDER_ERROR,
  /** A redirect URI that the operator has not allowed. */
  OAUTH_INVALID_REDIRECT_URI,
  /** Somebody new, but the installation's own fields ask for more than a provider tells. */
  OAUTH_REGISTRATION_INCOMPLETE,
  /** To unlink the account would leave the user without a way in. */
  OAUTH_LAST_WAY_IN,
  /** No token, or one that proves no open session of an active user. */
  UNAUTHORIZED,
  /** A good token of a user who must verify the e-mail address first. */
  USER_NOT_VERIFIED,
  /** A good token of a user who is no superuser, where only superusers may go. */
  FORBIDDEN,
  /** No such user. */
  NOT_FOUND,
  /** The configuration wants the feature, but the store lacks what it needs. */
  NOT_AVAILABLE,
  /** Fields are missing or malformed, or the body or message as a whole is. */
  INVALID_INPUT(Origin.EDGES),
  /** {@link Overloaded}: more passwords are to be hashed than the machine can. */
  TOO_MANY_REQUESTS_WAITING(Origin.EDGES),
  /** {@link StoreUnavailable}: the store doesn't answer now. */
  SERVICE_UNAVAILABLE(Origin.EDGES),
  /** {@link ProviderUnavailable}: an identity provider doesn't answer now. */
  OAUTH_PROVIDER_UNAVAILABLE(Origin.EDGES),
  /** A bug; the answer holds the id of the incident, which stands in the log, too. */
  INTERNAL_ERROR(Origin.EDGES),
  /** A body or message that is too long. */
  PAYLOAD_TOO_LARGE(Origin.EDGES),
  /** A body or message that didn't come in time. */
  REQUEST_TIMEOUT(Origin.EDGES),
  /** A state-changing request that another site made a browser send with this site's cookie. */
  CROSS_SITE_REQUEST(Origin.REST),
  /** A method that the path doesn't know. */
  METHOD_NOT_ALLOWED(Origin.REST),
  /** No HTTP that can be understood, or a body that breaks off. */
  INVALID_REQUEST(Origin.REST),
  /** A path and query that are too long. */
  URI_TOO_LONG(Origin.REST),
  /** An {@code Expect} other than {@code 100-continue}. */
  EXPECTATION_FAILED(Origin.REST),
  /** Headers that are too long. */
  REQUEST_HEADER_FIELDS_TOO_LARGE(Origin.REST),
  /** Neither HTTP/1.1 nor HTTP/1.0. */
  HTTP_VERSION_NOT_SUPPORTED(Origin.REST);

  /** What answers with a code. */
  public enum Origin {
    /** Use cases, through every edge. */
    USE_CASES,
    /** Every edge by itself; no use case. */
    EDGES,
    /** The REST edge alone. */
    REST
  }

  private final Origin origin;

  ErrorCode() {
    this(Origin.USE_CASES);
  }

  ErrorCode(Origin origin) {
    this.origin = origin;
  }

  /** What answers with this code. */
  public Origin origin() {
    return origin;
  }
}
