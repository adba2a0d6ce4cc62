package dev.portcullis.application.usecase.account;

import dev.portcullis.application.port.in.account.DeleteUser;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.audit.Event;
import java.util.Optional;

/** Deletes accounts. */
public final class DeleteUserService implements DeleteUser {
  private final UserRepository users;
  private final Journal journal;

  /** Deletes from {@code users}. */
  public DeleteUserService(UserRepository users, Journal journal) {
    this.users = users;
    this.journal = journal;
  }

  @Override
  public Result delete(Command command) {
    Optional<Account> account =
        Accounts.find(users, command.user()).filter(found -> users.remove(found.id()));
    if (account.isEmpty()) {
      return new Result.NotFound();
    }
    var occasion = journal.occasion(command.client(), command.by().id());
    journal.tell(new Event.UserDeleted(account.get().user(), occasion));
    return new Result.Deleted();
  }
}
