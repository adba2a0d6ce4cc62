package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.random.RandomIdentifiers;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.in.account.DeleteUser;
import dev.portcullis.application.port.in.account.GetUser;
import dev.portcullis.application.port.in.account.ListUsers;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.audit.ReadAuditLog;
import dev.portcullis.application.port.in.registration.CreateUser;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.application.usecase.account.DeleteUserService;
import dev.portcullis.application.usecase.account.GetUserService;
import dev.portcullis.application.usecase.account.ListUsersService;
import dev.portcullis.application.usecase.account.UpdateUserService;
import dev.portcullis.application.usecase.audit.AuditLogWriter;
import dev.portcullis.application.usecase.audit.ReadAuditLogService;
import dev.portcullis.application.usecase.login.Backends;
import dev.portcullis.application.usecase.password.PasswordCreation;
import dev.portcullis.application.usecase.registration.AccountCreation;
import dev.portcullis.application.usecase.registration.CreateUserService;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.runtime.EventListeners;
import dev.portcullis.bootstrap.runtime.ResourceStack;
import dev.portcullis.domain.password.PasswordPolicy;
import java.time.InstantSource;
import java.util.List;

/** What the operator does on the machine itself, beside a server or without one: needs no keys. */
public final class Administration implements AutoCloseable {
  private final ResourceStack closers = new ResourceStack();
  private final CreateUser createUser;
  private final UpdateUser updateUser;
  private final DeleteUser deleteUser;
  private final ListUsers listUsers;
  private final GetUser getUser;
  private final ReadAuditLog readAuditLog;
  private final String storage;

  private Administration(Configuration configuration, Storage opened) {
    var storage = closers.add(opened);
    var users = storage.users();
    var clock = InstantSource.system();
    var events = new AuditLogWriter(storage.events(), configuration.auditRetention());
    var journal = new Journal(new EventListeners(List.of(events)), clock);
    var policy = new PasswordPolicy(configuration.passwords().minLength());
    var newPasswords = new PasswordCreation(policy, closers.add(Hashers.of(configuration)));
    var schema = configuration.userSchema();
    var newAccounts =
        new AccountCreation(users, schema, newPasswords, new RandomIdentifiers(clock), journal);
    this.createUser = new CreateUserService(newAccounts, journal);
    this.updateUser =
        new UpdateUserService(users, new Backends(List.of()), schema, newPasswords, journal);
    this.deleteUser = new DeleteUserService(users, journal);
    this.listUsers = new ListUsersService(users);
    this.getUser = new GetUserService(users);
    this.readAuditLog = new ReadAuditLogService(storage.events(), users);
    this.storage = storage.description();
  }

  /**
   * Opens the store that the configuration names; whoever asks closes this.
   *
   * @throws StorageRefused when there is none yet, among other things
   */
  public static Administration open(Configuration configuration) {
    return new Administration(configuration, Stores.openExisting(configuration));
  }

  /** The same, but makes the store where there is none yet. */
  public static Administration openOrCreate(Configuration configuration) {
    return new Administration(configuration, Stores.open(configuration));
  }

  /** Opens accounts. */
  public CreateUser createUser() {
    return createUser;
  }

  /** Finds accounts. */
  public GetUser getUser() {
    return getUser;
  }

  /** Changes accounts. */
  public UpdateUser updateUser() {
    return updateUser;
  }

  /** Deletes accounts. */
  public DeleteUser deleteUser() {
    return deleteUser;
  }

  /** Shows accounts. */
  public ListUsers listUsers() {
    return listUsers;
  }

  /** Shows what happened. */
  public ReadAuditLog readAuditLog() {
    return readAuditLog;
  }

  /** The store, for people. */
  public String storage() {
    return storage;
  }

  @Override
  public void close() {
    closers.close();
  }
}
