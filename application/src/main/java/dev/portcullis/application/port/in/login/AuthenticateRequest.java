package dev.portcullis.application.port.in.login;

import static dev.portcullis.application.failure.ErrorCode.FORBIDDEN;
import static dev.portcullis.application.failure.ErrorCode.UNAUTHORIZED;
import static dev.portcullis.application.failure.ErrorCode.USER_NOT_VERIFIED;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.SignedInUser;
import java.time.Instant;
import java.util.List;

/** Authenticates a request by its tokens. */
@FunctionalInterface
public interface AuthenticateRequest {
  /** Asks every backend in turn; the first one that accepts one of the tokens wins. */
  Result authenticate(Command command);

  /**
   * The request's tokens, each from one transport, maybe none; and the requirement of the called
   * method.
   */
  record Command(List<AccessToken> tokens, AccessRequirement requirement) {
    /** Copies the list. */
    public Command {
      tokens = List.copyOf(tokens);
    }

    /** Requires any active user. */
    public Command(List<AccessToken> tokens) {
      this(tokens, AccessRequirement.OF_ANYBODY);
    }
  }

  /** Possible outcomes. */
  sealed interface Result {
    /**
     * An active user with an open session.
     *
     * @param token the accepted one
     * @param expires the first instant at which that token is no longer good
     */
    record Authenticated(SignedInUser caller, AccessToken token, Instant expires)
        implements Result {}

    /** No token proves an open session of an active user through a required backend. */
    record NotAuthenticated() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return UNAUTHORIZED;
      }
    }

    /** The token is valid, but the installation or the request requires a verified user. */
    record NotVerified() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return USER_NOT_VERIFIED;
      }
    }

    /** The token is valid, but the request requires a superuser. */
    record NotSuperuser() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return FORBIDDEN;
      }
    }
  }
}
