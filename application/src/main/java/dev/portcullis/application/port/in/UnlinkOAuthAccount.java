package dev.portcullis.application.port.in;

import static dev.portcullis.application.port.in.ErrorCode.NOT_FOUND;
import static dev.portcullis.application.port.in.ErrorCode.OAUTH_LAST_WAY_IN;

import dev.portcullis.domain.oauth.OAuthAccountId;
import dev.portcullis.domain.session.Caller;
import dev.portcullis.domain.session.Client;
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
  record Command(Caller caller, Optional<OAuthAccountId> id, Client client) {}

  /** Every way it can come out. */
  sealed interface Result {
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
