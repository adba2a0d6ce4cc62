package dev.portcullis.application.usecase;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.portcullis.application.backend.Backends;
import dev.portcullis.application.port.in.AuthenticateRequest;
import dev.portcullis.application.port.out.Sessions;
import dev.portcullis.application.port.out.TokenStrategy;
import dev.portcullis.domain.session.AccessToken;
import dev.portcullis.domain.session.Caller;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Asks each backend's strategy in turn what the tokens are worth now. */
public final class AuthenticateRequestService implements AuthenticateRequest {
  private final Backends backends;
  private final Sessions sessions;
  private final VerificationRule verification;
  private final InstantSource clock;

  /** Knows the tokens of {@code backends}. */
  public AuthenticateRequestService(
      Backends backends, Sessions sessions, VerificationRule verification, InstantSource clock) {
    this.backends = backends;
    this.sessions = sessions;
    this.verification = verification;
    this.clock = clock;
  }

  @Override
  public Result authenticate(Command command) {
    Instant now = clock.instant().truncatedTo(MICROS);
    for (TokenStrategy strategy : backends.strategies()) {
      for (AccessToken token : command.tokens()) {
        Optional<Caller> caller = strategy.read(token, now).filter(who -> who.user().active());
        if (caller.isPresent()) {
          return admit(caller.get(), token, now);
        }
      }
    }
    return new Result.NotAuthenticated();
  }

  private Result admit(Caller caller, AccessToken token, Instant now) {
    if (verification.keepsOut(caller.user())) {
      return new Result.NotVerified();
    }
    if (caller.session().isSeenLongBefore(now)) {
      sessions.touch(caller.session().id(), now);
    }
    return new Result.Authenticated(caller, token);
  }
}
