package dev.portcullis.application.port.in;

import dev.portcullis.application.port.in.account.AuthorizeAdministrator;
import dev.portcullis.application.port.in.account.DeleteUser;
import dev.portcullis.application.port.in.account.GetUser;
import dev.portcullis.application.port.in.account.ListUsers;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.emaillink.ForgotPassword;
import dev.portcullis.application.port.in.emaillink.RequestVerification;
import dev.portcullis.application.port.in.emaillink.ResetPassword;
import dev.portcullis.application.port.in.emaillink.VerifyEmail;
import dev.portcullis.application.port.in.federation.AssociateOAuthAccount;
import dev.portcullis.application.port.in.federation.GetAuthorizationUrl;
import dev.portcullis.application.port.in.federation.ListOAuthAccounts;
import dev.portcullis.application.port.in.federation.LogInWithProvider;
import dev.portcullis.application.port.in.federation.UnlinkOAuthAccount;
import dev.portcullis.application.port.in.login.AuthenticateRequest;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.in.login.LogOut;
import dev.portcullis.application.port.in.operation.CheckReadiness;
import dev.portcullis.application.port.in.operation.PublishKeys;
import dev.portcullis.application.port.in.registration.DescribeUserFields;
import dev.portcullis.application.port.in.registration.RegisterUser;

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
