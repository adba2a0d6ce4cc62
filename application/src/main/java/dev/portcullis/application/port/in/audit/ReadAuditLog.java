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

/** Lists the latest events for an administrator, the newest first. */
@FunctionalInterface
public interface ReadAuditLog {
  /** Reads the newest lines. */
  Result read(Command command);

  /**
   * Administrator, user and limit.
   *
   * @param user only events about this user, who may be deleted if named by id; empty means all
   *     users
   */
  record Command(Administrator by, Optional<UserReference> user, Limit limit) {}

  /** Maximum number of lines. */
  record Limit(int value) {
    private static final int MAX = 10_000;

    /**
     * Checks the limit.
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
   * One event.
   *
   * @param what the event's name, such as {@code UserLoggedIn}
   * @param subject the user whom the event is about; empty if it is about no user
   * @param by the user who caused the event; empty if that was an anonymous client or the operator
   * @param address the client's address, as far as the edge could see it
   * @param details further facts; may be empty
   */
  record Line(
      Instant at,
      String what,
      Optional<Person> subject,
      Optional<Person> by,
      String address,
      String details) {}

  /**
   * A user who has or had an account.
   *
   * @param email the current e-mail address; empty if the account is gone
   */
  record Person(UserId id, Optional<EmailAddress> email) {}

  /** Possible outcomes. */
  sealed interface Result {
    /** The newest lines; none if the log is empty. */
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
