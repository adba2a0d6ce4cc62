package dev.portcullis.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A user account, and the writes to it: those that the server has acknowledged, and those that may
 * have taken effect. Confined to one thread at a time.
 */
final class TrackedUser {
  private static final int CHANGES = 3;

  private final String email;
  private final List<String> over = new ArrayList<>();
  private boolean registered;
  private int changes;
  private int acknowledged;
  private Optional<Change> pending = Optional.empty();
  private Optional<String> kept = Optional.empty();

  TrackedUser(String email) {
    this.email = email;
  }

  /** A change of password that is not acknowledged, and the session that it would end. */
  private record Change(String password, String ended) {}

  String email() {
    return email;
  }

  /** Returns how many writes to this account the server has acknowledged. */
  int acknowledged() {
    return acknowledged;
  }

  private String password() {
    return password(changes);
  }

  private static String password(int number) {
    return "excalibur-" + number;
  }

  /**
   * Registers the user and changes the password a few times, until a call doesn't succeed.
   *
   * @return the outcome of the call that didn't succeed; empty if all did
   */
  Optional<CallOutcome> live(ProtocolClient caller, Runnable onAcknowledged) {
    CallOutcome registration = caller.register(email, password());
    if (!registration.isDone()) {
      return Optional.of(registration);
    }
    registered = true;
    acknowledged++;
    onAcknowledged.run();
    CallOutcome first = caller.logIn(email, password());
    if (!first.isDone()) {
      return Optional.of(first);
    }
    kept = Optional.of(first.value());
    for (int change = 0; change < CHANGES; change++) {
      Optional<CallOutcome> problem = changePassword(caller, first.value(), onAcknowledged);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /** Opens another session and changes the password, which ends that session. */
  private Optional<CallOutcome> changePassword(
      ProtocolClient caller, String token, Runnable onAcknowledged) {
    CallOutcome other = caller.logIn(email, password());
    if (!other.isDone()) {
      return Optional.of(other);
    }
    pending = Optional.of(new Change(password(changes + 1), other.value()));
    CallOutcome change = caller.changePassword(token, password(changes + 1));
    if (!change.isDone()) {
      return Optional.of(change);
    }
    pending = Optional.empty();
    over.add(other.value());
    changes++;
    acknowledged++;
    onAcknowledged.run();
    return Optional.empty();
  }

  /**
   * Checks on a healthy server that all acknowledged writes are there, and none in part.
   *
   * @return a description of the problem; empty if there is none
   */
  Optional<String> problem(ProtocolClient caller) {
    if (!registered) {
      return halfRegistered(caller);
    }
    if (!caller.logIn(email, password()).isDone() && !isChangedAfterAll(caller)) {
      return Optional.of(email + " can't log in with the last password acknowledged");
    }
    if (over.stream().anyMatch(token -> !isOver(caller, token))) {
      return Optional.of(email + " has an open session that was ended");
    }
    return kept.isPresent() && !caller.me(kept.get()).equals(new CallOutcome.Done(email))
        ? Optional.of(email + " has lost the session that was kept")
        : Optional.empty();
  }

  /** A user who can't log in must be able to register. */
  private Optional<String> halfRegistered(ProtocolClient caller) {
    registered = caller.logIn(email, password()).isDone();
    return registered || caller.register(email, password()).isDone()
        ? Optional.empty()
        : Optional.of(email + " is partly registered");
  }

  /** Returns whether the unacknowledged change took effect completely. */
  private boolean isChangedAfterAll(ProtocolClient caller) {
    if (pending.isEmpty() || !caller.logIn(email, pending.get().password()).isDone()) {
      return false;
    }
    over.add(pending.get().ended());
    pending = Optional.empty();
    changes++;
    return true;
  }

  private static boolean isOver(ProtocolClient caller, String token) {
    return caller.me(token).equals(new CallOutcome.Refused("UNAUTHORIZED"));
  }
}
