package dev.portcullis.application.usecase.login;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.in.login.LogOut;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.VerifiedToken;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads all tokens, then ends their sessions. An outage of one store doesn't keep the sessions of
 * another from ending.
 */
final class LogOutService implements LogOut {
  private final Backends backends;
  private final LogInPolicy policy;
  private final Transactions transactions;
  private final Clock clock;

  LogOutService(Backends backends, LogInPolicy policy, Transactions transactions, Clock clock) {
    this.backends = backends;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result logOut(Command command) {
    List<StoreUnavailable> outages = new ArrayList<>();
    Set<ProvenSession> sessions = new LinkedHashSet<>();
    for (AccessToken token : command.tokens()) {
      session(token, outages).ifPresent(sessions::add);
    }
    if (sessions.stream().anyMatch(this::lacksVerification)) {
      return new Result.NotVerified();
    }
    sessions.forEach(session -> end(session, command.client(), outages));
    if (!outages.isEmpty()) {
      throw outages.getFirst();
    }
    return sessions.isEmpty() ? new Result.NotAuthenticated() : new Result.LoggedOut();
  }

  /** The failure of a strategy counts only if no other strategy accepts the token. */
  private Optional<ProvenSession> session(AccessToken token, List<StoreUnavailable> outages) {
    List<StoreUnavailable> silent = new ArrayList<>();
    for (TokenStrategy strategy : backends.strategies()) {
      try {
        Optional<SignedInUser> caller =
            strategy
                .read(token, clock.now())
                .map(VerifiedToken::caller)
                .filter(who -> who.user().active());
        if (caller.isPresent()) {
          return Optional.of(new ProvenSession(strategy, caller.get()));
        }
      } catch (StoreUnavailable down) {
        silent.add(down);
      }
    }
    outages.addAll(silent);
    return Optional.empty();
  }

  private boolean lacksVerification(ProvenSession session) {
    return switch (policy.missingFor(session.caller().user())) {
      case NOTHING -> false;
      case VERIFICATION -> true;
    };
  }

  private void end(ProvenSession session, ClientInfo client, List<StoreUnavailable> outages) {
    SignedInUser caller = session.caller();
    var context = EventContext.by(caller.user().id(), clock.now(), client);
    var ended = new Event.UserLoggedOut(caller.user(), context);
    try {
      if (session.strategy().joinsTransactions()) {
        transactions.run(events -> end(session, ended));
      } else {
        // The event first: a crash may leave an event without the revocation, never the reverse.
        transactions.record(ended);
        session.strategy().revoke(caller.session());
      }
    } catch (StoreUnavailable down) {
      outages.add(down);
    }
  }

  private Event end(ProvenSession session, Event ended) {
    session.strategy().revoke(session.caller().session());
    transactions.record(ended);
    return ended;
  }

  /** A session that a token proves, and the strategy that accepted the token. */
  private record ProvenSession(TokenStrategy strategy, SignedInUser caller) {}
}
