package dev.portcullis.application.usecase.account;

import dev.portcullis.application.port.in.account.AccountUseCases;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.login.LogInFeature;
import dev.portcullis.application.usecase.password.PasswordCreation;

/** Builds the use cases of accounts. */
public final class AccountFeature {
  private AccountFeature() {}

  /** Wires the use cases. */
  public static AccountUseCases of(
      OutPorts out,
      PasswordCreation passwords,
      LogInFeature login,
      Transactions transactions,
      Clock clock) {
    var users = out.storage().users();
    return new AccountUseCases(
        new GetUserService(users),
        new UpdateUserService(
            users, login.sessions(), login.access(), out.schema(), passwords, transactions, clock),
        new DeleteUserService(users, login.access(), transactions, clock),
        new ListUsersService(users));
  }
}
