package dev.portcullis.application.port.in.federation;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;

/** Providers are configured, but sign-in with them is off: the store can't keep their accounts. */
public record NotAvailable()
    implements DescribeProvider.Result,
        GetAuthorizationUrl.Result,
        UnlinkOAuthAccount.Result,
        ProviderSignInFailure,
        Rejection {
  @Override
  public ErrorCode code() {
    return ErrorCode.NOT_AVAILABLE;
  }
}
