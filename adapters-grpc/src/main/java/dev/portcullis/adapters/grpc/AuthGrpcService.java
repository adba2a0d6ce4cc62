package dev.portcullis.adapters.grpc;

import static dev.portcullis.adapters.grpc.call.UnaryCalls.reply;
import static dev.portcullis.application.port.in.login.Transport.BEARER;

import dev.portcullis.adapters.grpc.call.AttributeStructs;
import dev.portcullis.adapters.grpc.call.CallContext;
import dev.portcullis.adapters.grpc.call.Fields;
import dev.portcullis.adapters.grpc.call.GrpcErrors;
import dev.portcullis.adapters.grpc.call.ProtoMapper;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.emaillink.EmailLinkUseCases;
import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.in.login.LogInUseCases;
import dev.portcullis.application.port.in.login.LogOut;
import dev.portcullis.application.port.in.registration.RegisterUser;
import dev.portcullis.application.port.in.registration.RegistrationUseCases;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.password.Password;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.ForgotPasswordRequest;
import dev.portcullis.proto.v1.ForgotPasswordResponse;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.LoginResponse;
import dev.portcullis.proto.v1.LogoutRequest;
import dev.portcullis.proto.v1.LogoutResponse;
import dev.portcullis.proto.v1.RegisterRequest;
import dev.portcullis.proto.v1.RegisterResponse;
import dev.portcullis.proto.v1.RequestVerificationRequest;
import dev.portcullis.proto.v1.RequestVerificationResponse;
import dev.portcullis.proto.v1.ResetPasswordRequest;
import dev.portcullis.proto.v1.ResetPasswordResponse;
import dev.portcullis.proto.v1.VerifyEmailRequest;
import dev.portcullis.proto.v1.VerifyEmailResponse;
import io.grpc.Metadata;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/** Service for registration, log-in, log-out and the tokens of mailed links. */
final class AuthGrpcService extends AuthServiceGrpc.AuthServiceImplBase {
  private final RegistrationUseCases registration;
  private final LogInUseCases login;
  private final BackendDescriptions backends;
  private final EmailLinkCalls links;

  AuthGrpcService(
      RegistrationUseCases registration,
      LogInUseCases login,
      EmailLinkUseCases emailLink,
      BackendDescriptions backends) {
    this.registration = registration;
    this.login = login;
    this.backends = backends;
    this.links = new EmailLinkCalls(emailLink);
  }

  @Override
  public void register(RegisterRequest request, StreamObserver<RegisterResponse> observer) {
    reply(observer, register(request));
  }

  private RegisterResponse register(RegisterRequest request) {
    var fields = new Fields();
    var email = fields.required("email", request.hasEmail(), request.getEmail(), EmailAddress::new);
    var password =
        fields.required("password", request.hasPassword(), request.getPassword(), Password::of);
    var attributes =
        AttributeStructs.attributes(
            request.getAttributes(), registration.describeUserFields().names());
    fields.refuse(registration.checkUserFields().violationsOfNewUser(attributes));
    fields.check();
    var command =
        new RegisterUser.Command(
            email.orElseThrow(),
            password.orElseThrow(),
            attributes,
            CallContext.current().client());
    return switch (registration.registerUser().register(command)) {
      case RegisterUser.Result.Registered registered ->
          RegisterResponse.newBuilder().setUser(ProtoMapper.user(registered.user())).build();
      case RegisterUser.Result.InvalidAttributes bad ->
          throw GrpcErrors.invalidAttributes(bad.violations());
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  @Override
  public void login(LoginRequest request, StreamObserver<LoginResponse> observer) {
    reply(observer, login(request));
  }

  private LoginResponse login(LoginRequest request) {
    var fields = new Fields();
    var username =
        fields.required("username", request.hasUsername(), request.getUsername(), Username::new);
    var password =
        fields.required("password", request.hasPassword(), request.getPassword(), Password::of);
    var backend = fields.optional("backend", true, request.getBackend(), this::backend);
    fields.check();
    var command =
        new LogIn.Command(
            username.orElseThrow(),
            password.orElseThrow(),
            backend.orElseThrow().name(),
            CallContext.current().device(),
            CallContext.current().client());
    return switch (login.logIn().logIn(command)) {
      case LogIn.Result.LoggedIn loggedIn -> loggedIn(loggedIn);
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  private static LoginResponse loggedIn(LogIn.Result.LoggedIn loggedIn) {
    Metadata answer = CallContext.current().answer();
    loggedIn.device().ifPresent(token -> answer.put(CallContext.DEVICE, token.value()));
    return LoginResponse.newBuilder()
        .setAccessToken(loggedIn.token().token().value())
        .setTokenType("bearer")
        .setExpireTime(ProtoMapper.timestamp(loggedIn.token().expires()))
        .build();
  }

  private BackendDescription backend(String name) {
    Optional<BackendDescription> backend =
        name.isEmpty()
            ? backends.travellingBy(BEARER).stream().findFirst()
            : backends.find(new BackendName(name), BEARER);
    return backend.orElseThrow(
        () -> new InvalidInput("backend", "must name a bearer backend of this server"));
  }

  @Override
  public void logout(LogoutRequest request, StreamObserver<LogoutResponse> observer) {
    reply(observer, logout());
  }

  private LogoutResponse logout() {
    var call = CallContext.current();
    return switch (login.logOut().logOut(new LogOut.Command(call.tokens(), call.client()))) {
      case LogOut.Result.LoggedOut done -> LogoutResponse.getDefaultInstance();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  @Override
  public void requestVerification(
      RequestVerificationRequest request, StreamObserver<RequestVerificationResponse> observer) {
    reply(observer, links.requestVerification(request));
  }

  @Override
  public void verifyEmail(
      VerifyEmailRequest request, StreamObserver<VerifyEmailResponse> observer) {
    reply(observer, links.verifyEmail(request));
  }

  @Override
  public void forgotPassword(
      ForgotPasswordRequest request, StreamObserver<ForgotPasswordResponse> observer) {
    reply(observer, links.forgotPassword(request));
  }

  @Override
  public void resetPassword(
      ResetPasswordRequest request, StreamObserver<ResetPasswordResponse> observer) {
    reply(observer, links.resetPassword(request));
  }
}
