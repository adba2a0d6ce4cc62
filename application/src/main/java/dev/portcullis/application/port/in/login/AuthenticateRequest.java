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

/** Finds out who is calling, from the tokens that came with the call. */
@FunctionalInterface
public interface AuthenticateRequest {
  /** Asks every backend in turn; the first one that knows one of the tokens wins. */
  Result authenticate(Command command);

  /**
   * The tokens that the call carries, each as one transport brought it, maybe none; and whom the
   * place that is called lets in.
   */
  record Command(List<AccessToken> tokens, AccessRequirement requirement) {
    /** Copies the list. */
    public Command {
      tokens = List.copyOf(tokens);
    }

    /** At a place that lets anybody in. */
    public Command(List<AccessToken> tokens) {
      this(tokens, AccessRequirement.OF_ANYBODY);
    }
  }

  /** Every way it can come out. */
  sealed interface Result {
    /**
     * An active user with an open session.
     *
     * @param token the one of the tokens that won
     * @param expires the first instant at which that token is no longer good
     */
    record Authenticated(SignedInUser caller, AccessToken token, Instant expires)
        implements Result {}

    /** No token proves an open session of an active user, opened through a backend that counts. */
    record NotAuthenticated() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return UNAUTHORIZED;
      }
    }

    /** The token is good, but the installation or the place wants verified users only. */
    record NotVerified() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return USER_NOT_VERIFIED;
      }
    }

    /** The token is good, but the place wants superusers only. */
    record NotSuperuser() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return FORBIDDEN;
      }
    }
  }
}
