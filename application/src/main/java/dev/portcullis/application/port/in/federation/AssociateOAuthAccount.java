package dev.portcullis.application.port.in.federation;

import static dev.portcullis.application.failure.ErrorCode.OAUTH_USER_ALREADY_EXISTS;
import static dev.portcullis.application.failure.ErrorCode.UNAUTHORIZED;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.ForwardedRejection;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.login.ConfirmationFailure;
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
  /** Links the account. Succeeds, too, if the same user has linked it before. */
  Result associate(Command command);

  /**
   * Caller, provider and the provider's response.
   *
   * @param csrf the CSRF token that the client got with the authorization URL
   */
  record Command(
      SignedInUser caller,
      String provider,
      AuthorizationResponse response,
      Optional<CsrfToken> csrf,
      ClientInfo client) {}

  /** Possible outcomes. */
  sealed interface Result permits Result.Associated, Result.Refused, ProviderSignInFailure {
    /** The account is linked; {@code accounts} are all of the user's. */
    record Associated(User user, List<OAuthAccount> accounts) implements Result {
      /** Copies the list. */
      public Associated {
        accounts = List.copyOf(accounts);
      }
    }

    /** The provider's user is known, but the account can't be linked. */
    sealed interface Refused extends Result, Rejection {}

    /** The account is linked to another user. */
    record AccountTaken() implements Refused {
      @Override
      public ErrorCode code() {
        return OAUTH_USER_ALREADY_EXISTS;
      }
    }

    /** The installation requires a recent log-in. The provider's response can be sent again. */
    record NotConfirmed(ConfirmationFailure why) implements Refused, ForwardedRejection {}

    /** The caller's session has ended. */
    record SessionOver() implements Refused {
      @Override
      public ErrorCode code() {
        return UNAUTHORIZED;
      }
    }
  }
}
