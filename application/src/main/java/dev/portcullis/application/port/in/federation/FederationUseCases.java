package dev.portcullis.application.port.in.federation;

/** Sign-in with other providers. */
public record FederationUseCases(
    DescribeProvider describeProvider,
    GetAuthorizationUrl getAuthorizationUrl,
    LogInWithProvider logInWithProvider,
    AssociateOAuthAccount associateOAuthAccount,
    ListOAuthAccounts listOAuthAccounts,
    UnlinkOAuthAccount unlinkOAuthAccount) {}
