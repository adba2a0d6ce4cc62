package dev.portcullis.application.usecase.importing;

import dev.portcullis.application.port.in.importing.ImportUsers;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.importing.UserSource;
import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.application.port.out.operation.SecretEncryptor;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.application.port.out.registration.UserSchema;

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
      SecretEncryptor sealer) {
    this.source = source;
    this.users = new ImportedUsers(users, schema, hasher);
    this.accounts = new ImportedAccounts(users, oauthAccounts, identifiers, sealer);
  }

  @Override
  public Report run(Command command) {
    var book = new ImportReportBuilder(command.progress());
    source.users(user -> book.user(user.id(), users.bring(user, command.dryRun())));
    source.oauthAccounts(
        account -> book.account(account.id(), accounts.bring(account, command.dryRun(), users)));
    return book.report(users.unreadablePasswords());
  }
}
