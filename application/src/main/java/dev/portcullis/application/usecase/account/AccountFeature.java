package dev.portcullis.application.usecase.account;

import dev.portcullis.application.port.in.account.AccountUseCases;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.login.SessionLiveness;
import dev.portcullis.application.usecase.password.PasswordCreation;

/** Builds the use cases of accounts. */
public final class AccountFeature {
  private AccountFeature() {}

  /** Wires the use cases. */
  public static AccountUseCases of(
      OutPorts out,
      PasswordCreation passwords,
      SessionLiveness sessions,
      Transactions transactions,
      Clock clock) {
    var users = out.storage().users();
    return new AccountUseCases(
        new GetUserService(users),
        new UpdateUserService(users, sessions, out.schema(), passwords, transactions, clock),
        new DeleteUserService(users, transactions, clock),
        new ListUsersService(users));
  }
}
