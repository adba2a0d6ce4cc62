package dev.portcullis.adapters.grpc;

import dev.portcullis.adapters.grpc.call.CallContext;
import dev.portcullis.adapters.grpc.call.Fields;
import dev.portcullis.adapters.grpc.call.GrpcErrors;
import dev.portcullis.adapters.grpc.call.ProtoMapper;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.emaillink.EmailLinkUseCases;
import dev.portcullis.application.port.in.emaillink.ForgotPassword;
import dev.portcullis.application.port.in.emaillink.RequestVerification;
import dev.portcullis.application.port.in.emaillink.ResetPassword;
import dev.portcullis.application.port.in.emaillink.VerifyEmail;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.password.Password;
import dev.portcullis.proto.v1.ForgotPasswordRequest;
import dev.portcullis.proto.v1.ForgotPasswordResponse;
import dev.portcullis.proto.v1.RequestVerificationRequest;
import dev.portcullis.proto.v1.RequestVerificationResponse;
import dev.portcullis.proto.v1.ResetPasswordRequest;
import dev.portcullis.proto.v1.ResetPasswordResponse;
import dev.portcullis.proto.v1.VerifyEmailRequest;
import dev.portcullis.proto.v1.VerifyEmailResponse;

/** Calls that request mailed links, and that use their tokens. */
record EmailLinkCalls(EmailLinkUseCases emailLink) {
  RequestVerificationResponse requestVerification(RequestVerificationRequest request) {
    var fields = new Fields();
    var email =
        fields.required("email", request.hasEmail(), request.getEmail(), EmailAddress::stored);
    fields.check();
    var command =
        new RequestVerification.Command(email.orElseThrow(), CallContext.current().client());
    return switch (emailLink.requestVerification().request(command)) {
      case RequestVerification.Result.Queued queued ->
          RequestVerificationResponse.getDefaultInstance();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  VerifyEmailResponse verifyEmail(VerifyEmailRequest request) {
    var fields = new Fields();
    var token = fields.required("token", request.hasToken(), request.getToken(), LinkSecret::new);
    fields.check();
    var command = new VerifyEmail.Command(token.orElseThrow(), CallContext.current().client());
    return switch (emailLink.verifyEmail().verify(command)) {
      case VerifyEmail.Result.Verified verified ->
          VerifyEmailResponse.newBuilder().setUser(ProtoMapper.user(verified.user())).build();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  ForgotPasswordResponse forgotPassword(ForgotPasswordRequest request) {
    var fields = new Fields();
    var email =
        fields.required("email", request.hasEmail(), request.getEmail(), EmailAddress::stored);
    fields.check();
    var command = new ForgotPassword.Command(email.orElseThrow(), CallContext.current().client());
    return switch (emailLink.forgotPassword().request(command)) {
      case ForgotPassword.Result.Queued queued -> ForgotPasswordResponse.getDefaultInstance();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  ResetPasswordResponse resetPassword(ResetPasswordRequest request) {
    var fields = new Fields();
    var token = fields.required("token", request.hasToken(), request.getToken(), LinkSecret::new);
    var password =
        fields.required("password", request.hasPassword(), request.getPassword(), Password::of);
    fields.check();
    var command =
        new ResetPassword.Command(
            token.orElseThrow(), password.orElseThrow(), CallContext.current().client());
    return switch (emailLink.resetPassword().reset(command)) {
      case ResetPassword.Result.PasswordSet set -> ResetPasswordResponse.getDefaultInstance();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }
}
