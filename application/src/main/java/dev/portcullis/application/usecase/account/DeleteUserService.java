package dev.portcullis.application.usecase.account;

import dev.portcullis.application.port.in.account.DeleteUser;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.EventRecorder;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.login.AccessCheck;
import dev.portcullis.application.usecase.login.AdministratorAccess;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import java.util.Optional;

/** Deletes accounts. */
final class DeleteUserService implements DeleteUser {
  private final UserRepository users;
  private final AdministratorAccess access;
  private final Transactions transactions;
  private final Clock clock;

  DeleteUserService(
      UserRepository users, AdministratorAccess access, Transactions transactions, Clock clock) {
    this.users = users;
    this.access = access;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result delete(Command command) {
    AccessCheck check = access.check(command.by());
    return transactions.run(
        events ->
            check
                .lost()
                .<Result>map(Result.NoLongerPermitted::new)
                .orElseGet(() -> delete(command, events)));
  }

  private Result delete(Command command, EventRecorder events) {
    Optional<Account> account =
        Accounts.find(users, command.user()).filter(found -> users.remove(found.id()));
    if (account.isEmpty()) {
      return new Result.NotFound();
    }
    var context = new EventContext(clock.now(), command.client(), command.by().id());
    events.record(new Event.UserDeleted(account.get().user(), context));
    return new Result.Deleted();
  }
}
