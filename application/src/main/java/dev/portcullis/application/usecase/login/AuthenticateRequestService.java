package dev.portcullis.application.usecase.login;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.in.login.AccessRequirement;
import dev.portcullis.application.port.in.login.AuthenticateRequest;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.login.LogInPolicy.Missing;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SignedInUser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Asks each backend's strategy in turn whether it accepts one of the tokens. */
final class AuthenticateRequestService implements AuthenticateRequest {
  private final List<TokenStrategy> strategies;
  private final LogInPolicy policy;
  private final Clock clock;
  private final Executor bookkeeping;

  /**
   * Accepts the tokens of {@code backends}.
   *
   * @param bookkeeping runs work that no request waits for; may drop work when there is too much
   */
  AuthenticateRequestService(
      Backends backends, LogInPolicy policy, Clock clock, Executor bookkeeping) {
    this.strategies = backends.strategies();
    this.policy = policy;
    this.clock = clock;
    this.bookkeeping = bookkeeping;
  }

  /** The failure of a strategy counts only if no other strategy accepts a token. */
  @Override
  public Result authenticate(Command command) {
    Instant now = clock.now();
    Optional<StoreUnavailable> down = Optional.empty();
    for (TokenStrategy strategy : strategies) {
      try {
        Optional<Result> admitted = ask(strategy, command, now);
        if (admitted.isPresent()) {
          return admitted.get();
        }
      } catch (StoreUnavailable silent) {
        down = Optional.of(silent);
      }
    }
    if (down.isPresent()) {
      throw down.get();
    }
    return new Result.NotAuthenticated();
  }

  private Optional<Result> ask(TokenStrategy strategy, Command command, Instant now) {
    for (AccessToken token : command.tokens()) {
      Optional<SignedInUser> caller =
          strategy
              .read(token, now)
              .filter(who -> who.user().active() && command.requirement().knows(who));
      if (caller.isPresent()) {
        return Optional.of(admit(command.requirement(), strategy, caller.get(), token, now));
      }
    }
    return Optional.empty();
  }

  private Result admit(
      AccessRequirement requirement,
      TokenStrategy strategy,
      SignedInUser caller,
      AccessToken token,
      Instant now) {
    if (lacksVerification(caller.user(), requirement)) {
      return new Result.NotVerified();
    }
    if (requirement.superuser() && caller.administrator().isEmpty()) {
      return new Result.NotSuperuser();
    }
    if (caller.session().isSeenLongBefore(now)) {
      bookkeeping.execute(() -> touch(strategy, caller.session(), now));
    }
    return new Result.Authenticated(caller, token);
  }

  private boolean lacksVerification(User user, AccessRequirement requirement) {
    return policy.missingFor(user) == Missing.VERIFICATION
        || (requirement.verified() && !user.verified());
  }

  private static void touch(TokenStrategy strategy, Session session, Instant now) {
    try {
      strategy.touch(session, now);
    } catch (StoreUnavailable down) {
      // The next request records it.
    }
  }
}
