package dev.portcullis.application.port.in.federation;

import static dev.portcullis.application.failure.ErrorCode.NOT_FOUND;
import static dev.portcullis.application.failure.ErrorCode.OAUTH_LAST_WAY_IN;
import static dev.portcullis.application.failure.ErrorCode.UNAUTHORIZED;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import java.util.Optional;

/** Removes a link between the caller and an account at a provider. */
@FunctionalInterface
public interface UnlinkOAuthAccount {
  /** Removes the link. Of concurrent requests for a user's last links, one is refused. */
  Result unlink(Command command);

  /**
   * Caller, link and client.
   *
   * @param id empty if the client sent a malformed id
   */
  record Command(SignedInUser caller, Optional<OAuthAccountId> id, ClientInfo client) {}

  /** Possible outcomes. */
  sealed interface Result
      permits Result.Unlinked, Result.NotFound, Result.LastWayIn, Result.SessionOver, NotAvailable {
    /** The link is gone. */
    record Unlinked() implements Result {}

    /** The user has no such link. */
    record NotFound() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return NOT_FOUND;
      }
    }

    /** The caller's session ended before the change was made. */
    record SessionOver() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return UNAUTHORIZED;
      }
    }

    /** The user has no password and no other account to log in with. */
    record LastWayIn() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return OAUTH_LAST_WAY_IN;
      }
    }
  }
}
