package dev.portcullis.application.usecase.login;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.in.login.LogOut;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.login.LogInPolicy.Missing;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
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
    Set<Proof> proofs = new LinkedHashSet<>();
    for (AccessToken token : command.tokens()) {
      proof(token, outages).ifPresent(proofs::add);
    }
    if (proofs.stream().anyMatch(this::lacksVerification)) {
      return new Result.NotVerified();
    }
    proofs.forEach(proof -> end(proof, command.client(), outages));
    if (!outages.isEmpty()) {
      throw outages.getFirst();
    }
    return proofs.isEmpty() ? new Result.NotAuthenticated() : new Result.LoggedOut();
  }

  /** The failure of a strategy counts only if no other strategy accepts the token. */
  private Optional<Proof> proof(AccessToken token, List<StoreUnavailable> outages) {
    List<StoreUnavailable> silent = new ArrayList<>();
    for (TokenStrategy strategy : backends.strategies()) {
      try {
        Optional<SignedInUser> caller =
            strategy.read(token, clock.now()).filter(who -> who.user().active());
        if (caller.isPresent()) {
          return Optional.of(new Proof(strategy, caller.get()));
        }
      } catch (StoreUnavailable down) {
        silent.add(down);
      }
    }
    outages.addAll(silent);
    return Optional.empty();
  }

  private boolean lacksVerification(Proof proof) {
    return policy.missingFor(proof.caller().user()) != Missing.NOTHING;
  }

  private void end(Proof proof, ClientInfo client, List<StoreUnavailable> outages) {
    SignedInUser caller = proof.caller();
    var context = EventContext.by(caller.user().id(), clock.now(), client);
    var ended = new Event.UserLoggedOut(caller.user(), context);
    try {
      if (proof.strategy().joinsTransactions()) {
        transactions.run(events -> end(proof, ended));
      } else {
        // The event first: a crash may leave an event without the revocation, never the reverse.
        transactions.record(ended);
        proof.strategy().revoke(caller.session());
      }
    } catch (StoreUnavailable down) {
      outages.add(down);
    }
  }

  private Event end(Proof proof, Event ended) {
    proof.strategy().revoke(proof.caller().session());
    transactions.record(ended);
    return ended;
  }

  /** A session that a token proves, and the strategy that accepted the token. */
  private record Proof(TokenStrategy strategy, SignedInUser caller) {}
}
