package dev.portcullis.adapters.grpc;

import dev.portcullis.application.port.in.AuthenticateRequest;
import dev.portcullis.application.port.in.AuthorizeAdministrator;
import dev.portcullis.application.port.in.Rejection;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.domain.session.Administrator;
import dev.portcullis.domain.session.Caller;

/** Finds out who makes the call under way. */
record Callers(UseCases useCases) {
  /** Whoever makes the call; ends its handling if that is nobody. */
  Caller caller() {
    var command = new AuthenticateRequest.Command(CallContext.current().tokens());
    return switch (useCases.authenticateRequest().authenticate(command)) {
      case AuthenticateRequest.Result.Authenticated authenticated -> authenticated.caller();
      case Rejection rejection -> throw GrpcErrors.of(rejection);
    };
  }

  /** Like {@link #caller}, who must be a superuser. */
  Administrator administrator() {
    var command = new AuthorizeAdministrator.Command(caller());
    return switch (useCases.authorizeAdministrator().authorize(command)) {
      case AuthorizeAdministrator.Result.Authorized authorized -> authorized.administrator();
      case Rejection rejection -> throw GrpcErrors.of(rejection);
    };
  }
}
