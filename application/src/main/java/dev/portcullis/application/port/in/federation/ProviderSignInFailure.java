package dev.portcullis.application.port.in.federation;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import java.util.Optional;

/** Reason why a provider's response proves no identity. */
public sealed interface ProviderSignInFailure
    extends LogInWithProvider.Result, AssociateOAuthAccount.Result, Rejection
    permits ProviderSignInFailure.UnknownProvider,
        ProviderSignInFailure.UnreadableState,
        ProviderSignInFailure.ExpiredState,
        ProviderSignInFailure.InvalidState,
        ProviderSignInFailure.ProviderError,
        ProviderSignInFailure.NoEmail,
        NotAvailable {
  /** The installation has no such provider. */
  record UnknownProvider() implements ProviderSignInFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.NOT_FOUND;
    }
  }

  /** The state was not issued by this installation. */
  record UnreadableState() implements ProviderSignInFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.ACCESS_TOKEN_DECODE_ERROR;
    }
  }

  /** The state has expired. */
  record ExpiredState() implements ProviderSignInFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.ACCESS_TOKEN_ALREADY_EXPIRED;
    }
  }

  /** The state was issued to another browser, user, provider or purpose, or is spent. */
  record InvalidState() implements ProviderSignInFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.OAUTH_INVALID_STATE;
    }
  }

  /** The provider or its user refused, or the provider's answer can't be trusted. */
  record ProviderError(String explanation) implements ProviderSignInFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.OAUTH_PROVIDER_ERROR;
    }

    @Override
    public Optional<String> reason() {
      return Optional.of(explanation);
    }
  }

  /** The provider doesn't tell the user's e-mail address. */
  record NoEmail() implements ProviderSignInFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.OAUTH_NOT_AVAILABLE_EMAIL;
    }
  }
}
