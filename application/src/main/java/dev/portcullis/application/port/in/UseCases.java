package dev.portcullis.application.port.in;

/** What an edge exposes: the use cases, for every protocol the same. */
public record UseCases(
    RegisterUser registerUser,
    LogIn logIn,
    LogOut logOut,
    AuthenticateRequest authenticateRequest,
    AuthorizeAdministrator authorizeAdministrator,
    GetUser getUser,
    UpdateUser updateUser,
    DeleteUser deleteUser,
    ListUsers listUsers,
    RequestVerification requestVerification,
    VerifyEmail verifyEmail,
    ForgotPassword forgotPassword,
    ResetPassword resetPassword,
    GetAuthorizationUrl getAuthorizationUrl,
    LogInWithProvider logInWithProvider,
    AssociateOAuthAccount associateOAuthAccount,
    ListOAuthAccounts listOAuthAccounts,
    UnlinkOAuthAccount unlinkOAuthAccount,
    DescribeUserFields describeUserFields,
    PublishKeys publishKeys,
    CheckReadiness checkReadiness) {}
