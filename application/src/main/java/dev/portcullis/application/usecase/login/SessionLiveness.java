package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.domain.login.Session;
import java.util.function.Predicate;

/** Finds out whether the session that a call began with is still open. */
public record SessionLiveness(Backends backends, Clock clock) {
  /** Asks every strategy that may know it; not to be called inside of a transaction. */
  public boolean isOpen(Session session) {
    return isOpen(session, strategy -> true);
  }

  /**
   * The same as part of the transaction that the thread is in. Sessions that are kept elsewhere
   * count as open: to ask for them takes the network, and their end doesn't join transactions.
   */
  public boolean isOpenInTransaction(Session session) {
    boolean elsewhere =
        backends.strategiesOf(session).stream().anyMatch(strategy -> !strategy.joinsTransactions());
    return elsewhere || isOpen(session, TokenStrategy::joinsTransactions);
  }

  private boolean isOpen(Session session, Predicate<TokenStrategy> which) {
    var now = clock.now();
    return backends.strategiesOf(session).stream()
        .filter(which)
        .anyMatch(strategy -> strategy.isOpen(session, now));
  }
}
