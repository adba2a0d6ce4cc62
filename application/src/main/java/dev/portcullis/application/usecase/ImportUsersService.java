package dev.portcullis.application.usecase;

import dev.portcullis.application.port.in.ImportUsers;
import dev.portcullis.application.port.out.Identifiers;
import dev.portcullis.application.port.out.OAuthAccounts;
import dev.portcullis.application.port.out.PasswordHasher;
import dev.portcullis.application.port.out.Sealer;
import dev.portcullis.application.port.out.UserRepository;
import dev.portcullis.application.port.out.UserSchema;
import dev.portcullis.application.port.out.UserSource;

/** Reads a source row by row, and stores what is new and well formed. */
public final class ImportUsersService implements ImportUsers {
  private final UserSource source;
  private final ImportedUsers users;
  private final ImportedAccounts accounts;

  /** Brings over what is in {@code source}. */
  public ImportUsersService(
      UserSource source,
      UserRepository users,
      OAuthAccounts oauthAccounts,
      UserSchema schema,
      PasswordHasher hasher,
      Identifiers identifiers,
      Sealer sealer) {
    this.source = source;
    this.users = new ImportedUsers(users, schema, hasher);
    this.accounts = new ImportedAccounts(users, oauthAccounts, identifiers, sealer);
  }

  @Override
  public Report run(Command command) {
    var book = new ImportBook(command.progress());
    source.users(user -> book.user(user.id(), users.bring(user, command.dryRun())));
    source.oauthAccounts(
        account -> book.account(account.id(), accounts.bring(account, command.dryRun(), users)));
    return book.report(users.unreadablePasswords());
  }
}
