package dev.portcullis.adapters.grpc;

import dev.portcullis.adapters.grpc.call.CallContext;
import dev.portcullis.adapters.grpc.call.GrpcErrors;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.account.AuthorizeAdministrator;
import dev.portcullis.application.port.in.login.AuthenticateRequest;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.SignedInUser;

/** Finds out who makes the call under way. */
record RequestAuthenticator(UseCases useCases) {
  /** Whoever makes the call; ends its handling if that is nobody. */
  public SignedInUser caller() {
    var command = new AuthenticateRequest.Command(CallContext.current().tokens());
    return switch (useCases.authenticateRequest().authenticate(command)) {
      case AuthenticateRequest.Result.Authenticated authenticated -> authenticated.caller();
      case Rejection rejection -> throw GrpcErrors.of(rejection);
    };
  }

  /** Like {@link #caller}, who must be a superuser. */
  public Administrator administrator() {
    var command = new AuthorizeAdministrator.Command(caller());
    return switch (useCases.authorizeAdministrator().authorize(command)) {
      case AuthorizeAdministrator.Result.Authorized authorized -> authorized.administrator();
      case Rejection rejection -> throw GrpcErrors.of(rejection);
    };
  }
}
