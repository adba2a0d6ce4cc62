package dev.portcullis.application.failure;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.in.account.DeleteCurrentUser;
import dev.portcullis.application.port.in.account.DeleteUser;
import dev.portcullis.application.port.in.account.GetUser;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.emaillink.ForgotPassword;
import dev.portcullis.application.port.in.emaillink.RequestVerification;
import dev.portcullis.application.port.in.emaillink.ResetPassword;
import dev.portcullis.application.port.in.emaillink.VerifyEmail;
import dev.portcullis.application.port.in.federation.AssociateOAuthAccount;
import dev.portcullis.application.port.in.federation.DescribeProvider;
import dev.portcullis.application.port.in.federation.GetAuthorizationUrl;
import dev.portcullis.application.port.in.federation.LogInWithProvider;
import dev.portcullis.application.port.in.federation.NotAvailable;
import dev.portcullis.application.port.in.federation.ProviderSignInFailure;
import dev.portcullis.application.port.in.federation.UnlinkOAuthAccount;
import dev.portcullis.application.port.in.login.AuthenticateRequest;
import dev.portcullis.application.port.in.login.ConfirmationFailure;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.in.login.LogOut;
import dev.portcullis.application.port.in.login.LostAccess;
import dev.portcullis.application.port.in.registration.CreateUser;
import dev.portcullis.application.port.in.registration.RegisterUser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RejectionTest {
  private static final Map<Rejection, ErrorCode> CODES =
      Map.ofEntries(
          Map.entry(new RegisterUser.Result.EmailTaken(), ErrorCode.REGISTER_USER_ALREADY_EXISTS),
          Map.entry(new CreateUser.Result.EmailTaken(), ErrorCode.REGISTER_USER_ALREADY_EXISTS),
          Map.entry(
              new RegisterUser.Result.WeakPassword("why"), ErrorCode.REGISTER_INVALID_PASSWORD),
          Map.entry(new CreateUser.Result.WeakPassword("why"), ErrorCode.REGISTER_INVALID_PASSWORD),
          Map.entry(new LogIn.Result.TooMany(ofSeconds(1)), ErrorCode.TOO_MANY_ATTEMPTS),
          Map.entry(new RegisterUser.Result.TooMany(ofSeconds(1)), ErrorCode.TOO_MANY_ATTEMPTS),
          Map.entry(new ForgotPassword.Result.TooMany(ofSeconds(1)), ErrorCode.TOO_MANY_ATTEMPTS),
          Map.entry(
              new RequestVerification.Result.TooMany(ofSeconds(1)), ErrorCode.TOO_MANY_ATTEMPTS),
          Map.entry(new LogIn.Result.BadCredentials(), ErrorCode.LOGIN_BAD_CREDENTIALS),
          Map.entry(new LogIn.Result.NotVerified(), ErrorCode.LOGIN_USER_NOT_VERIFIED),
          Map.entry(new AuthenticateRequest.Result.NotAuthenticated(), ErrorCode.UNAUTHORIZED),
          Map.entry(new AuthenticateRequest.Result.NotVerified(), ErrorCode.USER_NOT_VERIFIED),
          Map.entry(new AuthenticateRequest.Result.NotSuperuser(), ErrorCode.FORBIDDEN),
          Map.entry(new LogOut.Result.NotAuthenticated(), ErrorCode.UNAUTHORIZED),
          Map.entry(new LogOut.Result.NotVerified(), ErrorCode.USER_NOT_VERIFIED),
          Map.entry(new GetUser.Result.NotFound(), ErrorCode.NOT_FOUND),
          Map.entry(new DeleteUser.Result.NotFound(), ErrorCode.NOT_FOUND),
          Map.entry(new UpdateUser.Result.NotFound(), ErrorCode.NOT_FOUND),
          Map.entry(
              new UpdateUser.Result.NoLongerPermitted(LostAccess.SESSION_OVER),
              ErrorCode.UNAUTHORIZED),
          Map.entry(
              new DeleteUser.Result.NoLongerPermitted(LostAccess.NOT_SUPERUSER),
              ErrorCode.FORBIDDEN),
          Map.entry(
              new CreateUser.Result.NoLongerPermitted(LostAccess.NOT_SUPERUSER),
              ErrorCode.FORBIDDEN),
          Map.entry(new UnlinkOAuthAccount.Result.SessionOver(), ErrorCode.UNAUTHORIZED),
          Map.entry(new UpdateUser.Result.EmailTaken(), ErrorCode.UPDATE_USER_EMAIL_ALREADY_EXISTS),
          Map.entry(
              new UpdateUser.Result.WeakPassword("why"), ErrorCode.UPDATE_USER_INVALID_PASSWORD),
          Map.entry(new VerifyEmail.Result.BadToken(), ErrorCode.VERIFY_USER_BAD_TOKEN),
          Map.entry(
              new VerifyEmail.Result.AlreadyVerified(), ErrorCode.VERIFY_USER_ALREADY_VERIFIED),
          Map.entry(new ResetPassword.Result.BadToken(), ErrorCode.RESET_PASSWORD_BAD_TOKEN),
          Map.entry(
              new ResetPassword.Result.WeakPassword("why"),
              ErrorCode.RESET_PASSWORD_INVALID_PASSWORD),
          Map.entry(new GetAuthorizationUrl.Result.UnknownProvider(), ErrorCode.NOT_FOUND),
          Map.entry(
              new GetAuthorizationUrl.Result.InvalidRedirectUri(),
              ErrorCode.OAUTH_INVALID_REDIRECT_URI),
          Map.entry(new ProviderSignInFailure.UnknownProvider(), ErrorCode.NOT_FOUND),
          Map.entry(
              new ProviderSignInFailure.UnreadableState(), ErrorCode.ACCESS_TOKEN_DECODE_ERROR),
          Map.entry(
              new ProviderSignInFailure.ExpiredState(), ErrorCode.ACCESS_TOKEN_ALREADY_EXPIRED),
          Map.entry(new ProviderSignInFailure.InvalidState(), ErrorCode.OAUTH_INVALID_STATE),
          Map.entry(new ProviderSignInFailure.ProviderError("why"), ErrorCode.OAUTH_PROVIDER_ERROR),
          Map.entry(new ProviderSignInFailure.NoEmail(), ErrorCode.OAUTH_NOT_AVAILABLE_EMAIL),
          Map.entry(new LogInWithProvider.Result.UserExists(), ErrorCode.OAUTH_USER_ALREADY_EXISTS),
          Map.entry(new LogInWithProvider.Result.Inactive(), ErrorCode.LOGIN_BAD_CREDENTIALS),
          Map.entry(new LogInWithProvider.Result.NotVerified(), ErrorCode.LOGIN_USER_NOT_VERIFIED),
          Map.entry(
              new LogInWithProvider.Result.RegistrationIncomplete(),
              ErrorCode.OAUTH_REGISTRATION_INCOMPLETE),
          Map.entry(
              new AssociateOAuthAccount.Result.AccountTaken(), ErrorCode.OAUTH_USER_ALREADY_EXISTS),
          Map.entry(new AssociateOAuthAccount.Result.SessionOver(), ErrorCode.UNAUTHORIZED),
          Map.entry(new DescribeProvider.Result.UnknownProvider(), ErrorCode.NOT_FOUND),
          Map.entry(new NotAvailable(), ErrorCode.NOT_AVAILABLE),
          Map.entry(new UnlinkOAuthAccount.Result.NotFound(), ErrorCode.NOT_FOUND),
          Map.entry(
              new UpdateUser.Result.NotConfirmed(new ConfirmationFailure.CurrentPasswordWrong()),
              ErrorCode.CURRENT_PASSWORD_WRONG),
          Map.entry(
              new DeleteCurrentUser.Result.NotConfirmed(
                  new ConfirmationFailure.LogInTooOld(ofMinutes(15))),
              ErrorCode.REAUTHENTICATION_REQUIRED),
          Map.entry(new UnlinkOAuthAccount.Result.LastWayIn(), ErrorCode.OAUTH_LAST_WAY_IN));

  @Test
  void every_rejection_has_its_error_code() {
    assertThat(CODES).allSatisfy((rejection, code) -> assertThat(rejection.code()).isEqualTo(code));
  }

  @Test
  void every_error_code_belongs_to_a_rejection_or_to_the_edges() {
    var ofUseCases =
        Arrays.stream(ErrorCode.values())
            .filter(code -> code.origin() == ErrorCode.Origin.USE_CASES)
            .collect(toSet());

    assertThat(Set.copyOf(CODES.values())).isEqualTo(ofUseCases);
  }

  @Test
  void only_a_weak_password_a_provider_error_and_a_reached_limit_have_a_reason() {
    List<ErrorCode> withReason =
        List.of(
            ErrorCode.REGISTER_INVALID_PASSWORD,
            ErrorCode.UPDATE_USER_INVALID_PASSWORD,
            ErrorCode.RESET_PASSWORD_INVALID_PASSWORD,
            ErrorCode.OAUTH_PROVIDER_ERROR);

    CODES.forEach(
        (rejection, code) ->
            assertThat(rejection.reason()).isEqualTo(reason(rejection, withReason.contains(code))));
  }

  @Test
  void only_a_reached_limit_tells_when_to_retry() {
    assertThat(CODES.keySet())
        .allSatisfy(
            rejection ->
                assertThat(rejection.retryAfter())
                    .isEqualTo(
                        rejection instanceof TooManyAttempts
                            ? Optional.of(ofSeconds(1))
                            : Optional.empty()));
  }

  private static Optional<String> reason(Rejection rejection, boolean isGiven) {
    if (rejection instanceof TooManyAttempts) {
      return Optional.of("Too many attempts; try again later");
    }
    return isGiven ? Optional.of("why") : Optional.empty();
  }
}
