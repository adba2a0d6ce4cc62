package dev.portcullis.application.usecase.registration;

import dev.portcullis.application.port.in.registration.RegisterUser;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.login.AccessCheck;
import dev.portcullis.application.usecase.registration.AccountCreation.CreationResult;
import dev.portcullis.application.usecase.registration.AccountCreation.NewAccountRequest;
import dev.portcullis.application.usecase.throttling.AttemptLimits;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.password.Password;

/** Opens accounts for any client: active, unverified, not superusers. */
final class RegisterUserService implements RegisterUser {
  private final AccountCreation accounts;
  private final AttemptLimits limits;
  private final Clock clock;

  RegisterUserService(AccountCreation accounts, AttemptLimits limits, Clock clock) {
    this.accounts = accounts;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Result register(Command command) {
    try (var password = command.password()) {
      return limits
          .registration(command.client())
          .<Result>map(Result.TooMany::new)
          .orElseGet(() -> register(command, password));
    }
  }

  private Result register(Command command, Password password) {
    var request =
        new NewAccountRequest(command.email(), password, command.attributes(), false, false);
    return switch (accounts.open(
        request, () -> AccessCheck.NONE, EventContext.anonymous(clock.now(), command.client()))) {
      case CreationResult.Created opened -> new Result.Registered(opened.user());
      case CreationResult.EmailTaken taken -> new Result.EmailTaken();
      case CreationResult.InvalidAttributes bad -> new Result.InvalidAttributes(bad.violations());
      case CreationResult.WeakPassword weak -> new Result.WeakPassword(weak.objection());
      case CreationResult.NoLongerPermitted lost ->
          throw new IllegalStateException("a registration needs no right");
    };
  }
}
