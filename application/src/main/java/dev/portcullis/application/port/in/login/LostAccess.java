package dev.portcullis.application.port.in.login;

import dev.portcullis.application.failure.ErrorCode;

/** Reasons why a caller may no longer make a change that was permitted when the request began. */
public enum LostAccess {
  /** The caller's session ended before the change was made. */
  SESSION_OVER(ErrorCode.UNAUTHORIZED),
  /** The caller is no longer a superuser. */
  NOT_SUPERUSER(ErrorCode.FORBIDDEN);

  private final ErrorCode code;

  LostAccess(ErrorCode code) {
    this.code = code;
  }

  /** Returns the code with which such a change is refused. */
  public ErrorCode code() {
    return code;
  }
}
