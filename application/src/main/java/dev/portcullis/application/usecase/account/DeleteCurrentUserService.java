package dev.portcullis.application.usecase.account;

import static dev.portcullis.application.port.in.login.LostAccess.SESSION_OVER;

import dev.portcullis.application.port.in.account.DeleteCurrentUser;
import dev.portcullis.application.port.in.login.ConfirmationFailure;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.EventRecorder;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.login.CallerConfirmation;
import dev.portcullis.application.usecase.login.SessionLiveness;
import dev.portcullis.application.usecase.login.SessionLiveness.OpenSession;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import java.util.Optional;

/** Deletes the account of the caller, while the session is open. */
final class DeleteCurrentUserService implements DeleteCurrentUser {
  private final UserRepository users;
  private final SessionLiveness sessions;
  private final CallerConfirmation confirmation;
  private final Transactions transactions;
  private final Clock clock;

  DeleteCurrentUserService(
      UserRepository users,
      SessionLiveness sessions,
      CallerConfirmation confirmation,
      Transactions transactions,
      Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.confirmation = confirmation;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result delete(Command command) {
    try {
      Optional<ConfirmationFailure> failure =
          confirmation.ofDeletion(command.caller(), command.current(), command.client());
      if (failure.isPresent()) {
        return new Result.NotConfirmed(failure.get());
      }
      // After the hash, which may have waited in the queue for long.
      return sessions
          .find(command.caller().session())
          .map(open -> transactions.run(events -> delete(command, open, events)))
          .orElseGet(() -> new Result.NoLongerPermitted(SESSION_OVER));
    } finally {
      command.current().wipe();
    }
  }

  private Result delete(Command command, OpenSession open, EventRecorder events) {
    Optional<Account> account =
        users
            .findAndHold(command.caller().user().id())
            .filter(now -> sessions.isStillOpen(open, now))
            .filter(now -> users.remove(now.id()));
    if (account.isEmpty()) {
      return new Result.NoLongerPermitted(SESSION_OVER);
    }
    var context = EventContext.by(account.get().id(), clock.now(), command.client());
    events.record(new Event.UserDeleted(account.get().user(), context));
    return new Result.Deleted();
  }
}
