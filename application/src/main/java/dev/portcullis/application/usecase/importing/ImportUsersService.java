package dev.portcullis.application.usecase.importing;

import dev.portcullis.application.port.in.importing.ImportUsers;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.port.out.importing.UserSource;

/** Reads a source row by row, and stores new, valid rows. */
final class ImportUsersService implements ImportUsers {
  private final UserSource source;
  private final ImportedUsers users;
  private final ImportedAccounts accounts;

  ImportUsersService(UserSource source, OutPorts out) {
    this.source = source;
    this.users = new ImportedUsers(out.storage().users(), out.schema(), out.hasher());
    this.accounts =
        new ImportedAccounts(
            out.storage().users(),
            out.storage().oauthAccounts(),
            out.identifiers(),
            out.encryptor());
  }

  @Override
  public Report run(Command command) {
    var report = new ImportReportBuilder(command.progress());
    source.users(user -> report.user(user.id(), users.bring(user, command.dryRun())));
    source.oauthAccounts(
        account -> report.account(account.id(), accounts.bring(account, command.dryRun(), users)));
    return report.report(users.unreadablePasswords());
  }
}
