package dev.portcullis.application.usecase.login;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.in.login.LogOut;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what all the tokens prove, then ends all of it. A store that doesn't answer keeps no
 * session of another from ending.
 */
public final class LogOutService implements LogOut {
  private final Backends backends;
  private final EmailVerificationPolicy verification;
  private final Journal journal;

  /** Ends sessions that were opened through {@code backends}. */
  public LogOutService(Backends backends, EmailVerificationPolicy verification, Journal journal) {
    this.backends = backends;
    this.verification = verification;
    this.journal = journal;
  }

  @Override
  public Result logOut(Command command) {
    List<StoreUnavailable> outages = new ArrayList<>();
    Set<Proof> proofs = new LinkedHashSet<>();
    for (AccessToken token : command.tokens()) {
      proof(token, outages).ifPresent(proofs::add);
    }
    if (proofs.stream().anyMatch(proof -> verification.keepsOut(proof.caller().user()))) {
      return new Result.NotVerified();
    }
    proofs.forEach(proof -> end(proof, command.client(), outages));
    if (!outages.isEmpty()) {
      throw outages.getFirst();
    }
    return proofs.isEmpty() ? new Result.NotAuthenticated() : new Result.LoggedOut();
  }

  /** A strategy that doesn't answer counts only if no other one knows the token. */
  private Optional<Proof> proof(AccessToken token, List<StoreUnavailable> outages) {
    List<StoreUnavailable> silent = new ArrayList<>();
    for (TokenStrategy strategy : backends.strategies()) {
      try {
        Optional<SignedInUser> caller =
            strategy.read(token, journal.now()).filter(who -> who.user().active());
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

  private void end(Proof proof, ClientInfo client, List<StoreUnavailable> outages) {
    SignedInUser caller = proof.caller();
    try {
      proof.strategy().revoke(caller.session());
      journal.tell(new Event.UserLoggedOut(caller.user(), journal.occasion(client, caller)));
    } catch (StoreUnavailable down) {
      outages.add(down);
    }
  }

  /** The session that a token proves, and the strategy that knows it. */
  private record Proof(TokenStrategy strategy, SignedInUser caller) {}
}
