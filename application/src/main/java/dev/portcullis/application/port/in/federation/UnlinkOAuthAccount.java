package dev.portcullis.application.port.in.federation;

import static dev.portcullis.application.failure.ErrorCode.NOT_FOUND;
import static dev.portcullis.application.failure.ErrorCode.OAUTH_LAST_WAY_IN;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import java.util.Optional;

/** Removes a link between the user who is logged in and an account at a provider. */
@FunctionalInterface
public interface UnlinkOAuthAccount {
  /** Of many at once for a user's last links, one is refused. */
  Result unlink(Command command);

  /**
   * Whose link, and which.
   *
   * @param id empty if what the client sent can't be one
   */
  record Command(SignedInUser caller, Optional<OAuthAccountId> id, ClientInfo client) {}

  /** Every way it can come out. */
  sealed interface Result permits Result.Unlinked, Result.NotFound, Result.LastWayIn, NotAvailable {
    /** The link is gone. */
    record Unlinked() implements Result {}

    /** The user has no such link. */
    record NotFound() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return NOT_FOUND;
      }
    }

    /** The user has no password and no other account to come in by. */
    record LastWayIn() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return OAUTH_LAST_WAY_IN;
      }
    }
  }
}
