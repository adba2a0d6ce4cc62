package dev.portcullis.application.failure;

/**
 * Client-visible name of a refusal or a failure. {@code docs/errors.md} shows each code's form in
 * REST and in gRPC. The codes from {@link #INVALID_INPUT} on belong to the edges: no use case
 * returns them.
 */
public enum ErrorCode {
  /** An account already has the e-mail address. */
  REGISTER_USER_ALREADY_EXISTS,
  /** The policy rejects the password of a new account; the reason says why. */
  REGISTER_INVALID_PASSWORD,
  /** Wrong password, unknown e-mail address or inactive user; clients can't tell which. */
  LOGIN_BAD_CREDENTIALS,
  /** The password is right, but the user must verify the e-mail address first. */
  LOGIN_USER_NOT_VERIFIED,
  /** The verification token is unknown or no longer valid. */
  VERIFY_USER_BAD_TOKEN,
  /** The verification token is valid, but the e-mail address is verified already. */
  VERIFY_USER_ALREADY_VERIFIED,
  /** The reset token is unknown or no longer valid, or its user is inactive. */
  RESET_PASSWORD_BAD_TOKEN,
  /** The policy rejects the password of a reset; the reason says why. */
  RESET_PASSWORD_INVALID_PASSWORD,
  /** Another account has the new e-mail address. */
  UPDATE_USER_EMAIL_ALREADY_EXISTS,
  /** The policy rejects the new password; the reason says why. */
  UPDATE_USER_INVALID_PASSWORD,
  /** The provider doesn't tell the user's e-mail address. */
  OAUTH_NOT_AVAILABLE_EMAIL,
  /** Another user has the e-mail address, or the account at the provider. */
  OAUTH_USER_ALREADY_EXISTS,
  /** The state was issued to another browser, user, provider or purpose, or is spent. */
  OAUTH_INVALID_STATE,
  /** The state was not issued by this installation. */
  ACCESS_TOKEN_DECODE_ERROR,
  /** The state has expired. */
  ACCESS_TOKEN_ALREADY_EXPIRED,
  /** The provider or its user refused, or the provider's answer can't be trusted. */
  OAUTH_PROVIDER_ERROR,
  /** The operator has not allowed the redirect URI. */
  OAUTH_INVALID_REDIRECT_URI,
  /** The user is new, and the installation requires fields that the provider doesn't tell. */
  OAUTH_REGISTRATION_INCOMPLETE,
  /** A limit on attempts is reached; the answer says when to retry. */
  TOO_MANY_ATTEMPTS,
  /** Without the account, the user would have no way to log in. */
  OAUTH_LAST_WAY_IN,
  /** There is no token, or it proves no open session of an active user. */
  UNAUTHORIZED,
  /** The token is valid, but the user must verify the e-mail address first. */
  USER_NOT_VERIFIED,
  /** The token is valid, but the request requires a superuser. */
  FORBIDDEN,
  /** There is no such user. */
  NOT_FOUND,
  /** The configuration wants the feature, but the store lacks what it needs. */
  NOT_AVAILABLE,
  /** A field, or the body or message as a whole, is missing or malformed. */
  INVALID_INPUT(Origin.EDGES),
  /** {@link Overloaded}: the queue of password hashes is full. */
  TOO_MANY_REQUESTS_WAITING(Origin.EDGES),
  /** {@link StoreUnavailable}: the store doesn't answer now. */
  SERVICE_UNAVAILABLE(Origin.EDGES),
  /** {@link ProviderUnavailable}: an identity provider doesn't answer now. */
  OAUTH_PROVIDER_UNAVAILABLE(Origin.EDGES),
  /** A bug; the answer contains the incident's id, which the log contains, too. */
  INTERNAL_ERROR(Origin.EDGES),
  /** The body or message is too long. */
  PAYLOAD_TOO_LARGE(Origin.EDGES),
  /** The body or message didn't arrive in time. */
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

  /** Parts of the server that answer with a code. */
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

  /** Returns the part that answers with this code. */
  public Origin origin() {
    return origin;
  }
}
