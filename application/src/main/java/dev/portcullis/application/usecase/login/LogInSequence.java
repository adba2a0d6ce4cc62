package dev.portcullis.application.usecase.login;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.EventRecorder;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.Authentication;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Completes every log-in after its first proof: checks the policy, then opens the session or
 * refuses the log-in. Nothing else opens sessions.
 */
public final class LogInSequence {
  private final Backends backends;
  private final LogInPolicy policy;
  private final UserRepository users;
  private final Identifiers identifiers;
  private final Transactions transactions;
  private final Clock clock;

  LogInSequence(
      Backends backends,
      LogInPolicy policy,
      UserRepository users,
      Identifiers identifiers,
      Transactions transactions,
      Clock clock) {
    this.backends = backends;
    this.policy = policy;
    this.users = users;
    this.identifiers = identifiers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Outcome of a log-in after its first proof. */
  public sealed interface Outcome {
    /** A session is open, and the token proves it. */
    record Opened(IssuedToken token, Session session) implements Outcome {}

    /** The user's e-mail address must be verified first. */
    record VerificationMissing() implements Outcome {}

    /** The account has changed since the proof, so the proof is void. */
    record UserChanged() implements Outcome {}
  }

  /**
   * Runs {@code steps}, which lead to a log-in through {@code backend}. If the backend's sessions
   * join transactions, the steps and the session share one.
   */
  public <R> R together(BackendName backend, Supplier<R> steps) {
    return backends.named(backend).strategy().joinsTransactions()
        ? transactions.run(events -> steps.get())
        : steps.get();
  }

  /** Continues after {@code proof}, and records the outcome as an event. */
  public Outcome proceed(FirstProof proof, BackendName backend, ClientInfo client) {
    return switch (policy.missingFor(proof.account().user())) {
      case NOTHING -> open(proof, backends.named(backend), client);
      case VERIFICATION -> {
        refused(Optional.of(proof.account().id()), client);
        yield new Outcome.VerificationMissing();
      }
    };
  }

  /** Records a log-in that was refused before there was a proof. */
  public void refused(Optional<UserId> subject, ClientInfo client) {
    transactions.record(
        new Event.LogInRefused(subject, EventContext.anonymous(clock.now(), client)));
  }

  private Outcome open(FirstProof proof, Backend backend, ClientInfo client) {
    Session session = session(proof, backend.description(), client);
    return backend.strategy().joinsTransactions()
        ? transactions.run(events -> openAndRecord(proof, backend, session))
        : recordAndOpen(proof, backend, session);
  }

  private Outcome openAndRecord(FirstProof proof, Backend backend, Session session) {
    Outcome outcome = issue(proof, backend, session);
    if (outcome instanceof Outcome.Opened) {
      transactions.record(started(proof, session));
    } else {
      refused(Optional.of(proof.account().id()), session.client());
    }
    return outcome;
  }

  /**
   * Records the event first: a crash may leave an event without its session, but never a session
   * without its event.
   */
  private Outcome recordAndOpen(FirstProof proof, Backend backend, Session session) {
    // Fails, before an event is recorded, while the store of the sessions is down.
    backend.strategy().isOpen(session, session.opened());
    boolean isStarted = transactions.run(events -> recordStart(proof, session, events));
    if (!isStarted) {
      return new Outcome.UserChanged();
    }
    Outcome outcome = issue(proof, backend, session);
    if (outcome instanceof Outcome.UserChanged) {
      refused(Optional.of(proof.account().id()), session.client());
    }
    return outcome;
  }

  private boolean recordStart(FirstProof proof, Session session, EventRecorder events) {
    boolean isUnchanged =
        users
            .findById(proof.account().id())
            .filter(account -> account.user().active())
            .filter(now -> now.sessionGeneration() == proof.account().sessionGeneration())
            .isPresent();
    if (isUnchanged) {
      events.record(started(proof, session));
    } else {
      refused(Optional.of(proof.account().id()), session.client());
    }
    return isUnchanged;
  }

  private static Outcome issue(FirstProof proof, Backend backend, Session session) {
    return backend
        .strategy()
        .issue(session, proof.account().sessionGeneration())
        .<Outcome>map(token -> new Outcome.Opened(token, session))
        .orElseGet(Outcome.UserChanged::new);
  }

  private static Event started(FirstProof proof, Session session) {
    var context = EventContext.by(proof.account().id(), session.opened(), session.client());
    return new Event.UserLoggedIn(proof.account().user(), session, context);
  }

  private Session session(FirstProof proof, BackendDescription backend, ClientInfo client) {
    Instant now = clock.now();
    return new Session(
        identifiers.newSessionId(),
        proof.account().id(),
        backend.name(),
        Authentication.by(proof.method(), now),
        now,
        now,
        // Whole seconds, as in a JWT (RFC 7519, section 4.1.4).
        now.plus(backend.lifetime()).truncatedTo(SECONDS),
        client);
  }
}
