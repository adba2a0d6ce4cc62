package dev.portcullis.application.port.in.audit;

import static dev.portcullis.application.failure.ErrorCode.NOT_FOUND;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows an administrator what happened lately, the newest first. */
@FunctionalInterface
public interface ReadAuditLog {
  /** Reads the newest lines. */
  Result read(Command command);

  /**
   * Who asks for what.
   *
   * @param user only of this user's life, who may be gone if named by id; empty means of
   *     everybody's
   */
  record Command(Administrator by, Optional<UserReference> user, Limit limit) {}

  /** How many lines at most. */
  record Limit(int value) {
    private static final int MAX = 10_000;

    /**
     * Takes a wish.
     *
     * @throws InvalidInput naming {@code limit} unless it is from 1 to 10,000
     */
    public Limit {
      if (value < 1 || value > MAX) {
        throw new InvalidInput("limit", "must be from 1 to %,d".formatted(MAX));
      }
    }
  }

  /**
   * One thing that happened.
   *
   * @param what its name, such as {@code UserLoggedIn}
   * @param subject whose life it is; empty if that is nobody's
   * @param by the user who did it; empty if that was nobody who is logged in, or the operator
   * @param address where it was asked for, as far as the edge could see
   * @param details what else is worth knowing; maybe nothing
   */
  record Line(
      Instant at,
      String what,
      Optional<Person> subject,
      Optional<Person> by,
      String address,
      String details) {}

  /**
   * Somebody who has or had an account.
   *
   * @param email as it is now; empty if the account is gone
   */
  record Person(UserId id, Optional<EmailAddress> email) {}

  /** Every way it can come out. */
  sealed interface Result {
    /** The newest lines; none if nothing is on record. */
    record Lines(List<Line> lines) implements Result {
      /** Copies the list. */
      public Lines {
        lines = List.copyOf(lines);
      }
    }

    /** There is no such user. */
    record NotFound() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return NOT_FOUND;
      }
    }
  }
}
