package dev.portcullis.application.port.in.federation;

import static dev.portcullis.application.failure.ErrorCode.OAUTH_USER_ALREADY_EXISTS;
import static dev.portcullis.application.failure.ErrorCode.UNAUTHORIZED;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.federation.AuthorizationResponse;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import java.util.List;
import java.util.Optional;

/** Links an account at a provider to the user who is logged in. */
@FunctionalInterface
public interface AssociateOAuthAccount {
  /** To link what is linked to the same user already is no mistake. */
  Result associate(Command command);

  /**
   * Whose account it shall be, and what came back from which provider.
   *
   * @param csrf what the client was given beside the address that it sent the browser to
   */
  record Command(
      SignedInUser caller,
      String provider,
      AuthorizationResponse response,
      Optional<CsrfToken> csrf,
      ClientInfo client) {}

  /** Every way it can come out. */
  sealed interface Result permits Result.Associated, Result.Refused, ProviderSignInFailure {
    /** The account is the user's; these are all of them. */
    record Associated(User user, List<OAuthAccount> accounts) implements Result {
      /** Copies the list. */
      public Associated {
        accounts = List.copyOf(accounts);
      }
    }

    /** Who it is is known, but the account can't be the user's. */
    sealed interface Refused extends Result, Rejection {}

    /** The account is another user's. */
    record AccountTaken() implements Refused {
      @Override
      public ErrorCode code() {
        return OAUTH_USER_ALREADY_EXISTS;
      }
    }

    /** The session was ended meanwhile. */
    record SessionOver() implements Refused {
      @Override
      public ErrorCode code() {
        return UNAUTHORIZED;
      }
    }
  }
}
