package dev.portcullis.application.usecase;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.portcullis.application.backend.Backends;
import dev.portcullis.application.port.in.Admission;
import dev.portcullis.application.port.in.AuthenticateRequest;
import dev.portcullis.application.port.out.StoreUnavailable;
import dev.portcullis.application.port.out.TokenStrategy;
import dev.portcullis.domain.session.AccessToken;
import dev.portcullis.domain.session.Administrator;
import dev.portcullis.domain.session.Caller;
import dev.portcullis.domain.session.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Asks each backend's strategy in turn what the tokens are worth now. */
public final class AuthenticateRequestService implements AuthenticateRequest {
  private final List<TokenStrategy> strategies;
  private final VerificationRule verification;
  private final InstantSource clock;
  private final Executor bookkeeping;

  /**
   * Knows the tokens of {@code backends}.
   *
   * @param bookkeeping does what nobody waits for; may leave out what is too much
   */
  public AuthenticateRequestService(
      Backends backends, VerificationRule verification, InstantSource clock, Executor bookkeeping) {
    this.strategies = backends.strategies();
    this.verification = verification;
    this.clock = clock;
    this.bookkeeping = bookkeeping;
  }

  /** A strategy that doesn't answer counts only if no other one knows a token. */
  @Override
  public Result authenticate(Command command) {
    Instant now = clock.instant().truncatedTo(MICROS);
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
      Optional<Caller> caller =
          strategy
              .read(token, now)
              .filter(who -> who.user().active() && command.admission().knows(who));
      if (caller.isPresent()) {
        return Optional.of(admit(command.admission(), strategy, caller.get(), token, now));
      }
    }
    return Optional.empty();
  }

  private Result admit(
      Admission admission, TokenStrategy strategy, Caller caller, AccessToken token, Instant now) {
    if (verification.keepsOut(caller.user(), admission)) {
      return new Result.NotVerified();
    }
    if (admission.superuser() && Administrator.of(caller).isEmpty()) {
      return new Result.NotSuperuser();
    }
    if (caller.session().isSeenLongBefore(now)) {
      bookkeeping.execute(() -> touch(strategy, caller.session(), now));
    }
    return new Result.Authenticated(caller, token);
  }

  private static void touch(TokenStrategy strategy, Session session, Instant now) {
    try {
      strategy.touch(session, now);
    } catch (StoreUnavailable down) {
      // The next request notes it.
    }
  }
}
