package dev.portcullis.application.usecase.login;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.in.login.AccessRequirement;
import dev.portcullis.application.port.in.login.AuthenticateRequest;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.login.LogInPolicy.Missing;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.VerifiedToken;
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
      Optional<VerifiedToken> good =
          strategy.read(token, now).filter(proof -> mayCall(proof.caller(), command.requirement()));
      if (good.isPresent()) {
        return Optional.of(
            refusal(command.requirement(), good.get().caller())
                .orElseGet(() -> admit(strategy, good.get(), token, now)));
      }
    }
    return Optional.empty();
  }

  private static boolean mayCall(SignedInUser caller, AccessRequirement requirement) {
    return caller.user().active() && requirement.knows(caller);
  }

  private Result admit(TokenStrategy strategy, VerifiedToken good, AccessToken token, Instant now) {
    Session session = good.caller().session();
    if (session.isSeenLongBefore(now)) {
      bookkeeping.execute(() -> touch(strategy, session, now));
    }
    return new Result.Authenticated(good.caller(), token, good.expires());
  }

  /** An expression, so that a further {@link Missing} does not compile before it is refused. */
  private Optional<Result> refusal(AccessRequirement requirement, SignedInUser caller) {
    return switch (policy.missingFor(caller.user())) {
      case NOTHING -> unmet(requirement, caller);
      case VERIFICATION -> Optional.of(new Result.NotVerified());
    };
  }

  private static Optional<Result> unmet(AccessRequirement requirement, SignedInUser caller) {
    if (requirement.verified() && !caller.user().verified()) {
      return Optional.of(new Result.NotVerified());
    }
    return requirement.superuser() && caller.administrator().isEmpty()
        ? Optional.of(new Result.NotSuperuser())
        : Optional.empty();
  }

  private static void touch(TokenStrategy strategy, Session session, Instant now) {
    try {
      strategy.touch(session, now);
    } catch (StoreUnavailable down) {
      // The next request records it.
    }
  }
}
