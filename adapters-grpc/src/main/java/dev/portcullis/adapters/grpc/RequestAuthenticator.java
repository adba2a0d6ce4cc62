package dev.portcullis.adapters.grpc;

import dev.portcullis.adapters.grpc.call.CallContext;
import dev.portcullis.adapters.grpc.call.GrpcErrors;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.login.AccessRequirement;
import dev.portcullis.application.port.in.login.AuthenticateRequest;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.SignedInUser;

/** Authenticates the current call by its token. */
record RequestAuthenticator(AuthenticateRequest authenticateRequest) {
  /** Returns the caller; ends the handling of the call if no valid token proves one. */
  SignedInUser caller() {
    return caller(AccessRequirement.OF_ANYBODY);
  }

  /** Returns the caller if a superuser; otherwise ends the handling of the call. */
  Administrator administrator() {
    return caller(AccessRequirement.SUPERUSERS).administrator().orElseThrow();
  }

  private SignedInUser caller(AccessRequirement requirement) {
    var command = new AuthenticateRequest.Command(CallContext.current().tokens(), requirement);
    return switch (authenticateRequest.authenticate(command)) {
      case AuthenticateRequest.Result.Authenticated authenticated -> authenticated.caller();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }
}
