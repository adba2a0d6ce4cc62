package dev.portcullis.adapters.grpc;

import dev.portcullis.adapters.grpc.call.CallContext;
import dev.portcullis.adapters.grpc.call.GrpcErrors;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.login.AdmitAdministrator;
import dev.portcullis.application.port.in.login.AuthenticateRequest;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.SignedInUser;

/** Authenticates the current call by its token. */
record RequestAuthenticator(
    AuthenticateRequest authenticateRequest, AdmitAdministrator admitAdministrator) {
  /** Returns the caller; ends the handling of the call if no valid token proves one. */
  SignedInUser caller() {
    var command = new AuthenticateRequest.Command(CallContext.current().tokens());
    return switch (authenticateRequest.authenticate(command)) {
      case AuthenticateRequest.Result.Authenticated authenticated -> authenticated.caller();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  /** Returns the caller if a superuser; otherwise ends the handling of the call. */
  Administrator administrator() {
    CallContext call = CallContext.current();
    var command = new AdmitAdministrator.Command(caller(), call.method(), call.client());
    return switch (admitAdministrator.admit(command)) {
      case AdmitAdministrator.Result.Admitted admitted -> admitted.administrator();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }
}
