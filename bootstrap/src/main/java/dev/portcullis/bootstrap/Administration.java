package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.RandomIdentifiers;
import dev.portcullis.application.backend.Backends;
import dev.portcullis.application.port.in.CreateUser;
import dev.portcullis.application.port.in.DeleteUser;
import dev.portcullis.application.port.in.GetUser;
import dev.portcullis.application.port.in.ListUsers;
import dev.portcullis.application.port.in.ReadAuditLog;
import dev.portcullis.application.port.in.UpdateUser;
import dev.portcullis.application.port.out.Storage;
import dev.portcullis.application.port.out.StorageRefused;
import dev.portcullis.application.usecase.CreateUserService;
import dev.portcullis.application.usecase.DeleteUserService;
import dev.portcullis.application.usecase.GetUserService;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.application.usecase.KeepAuditLog;
import dev.portcullis.application.usecase.ListUsersService;
import dev.portcullis.application.usecase.NewAccounts;
import dev.portcullis.application.usecase.NewPasswords;
import dev.portcullis.application.usecase.ReadAuditLogService;
import dev.portcullis.application.usecase.UpdateUserService;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.password.PasswordPolicy;
import java.time.InstantSource;
import java.util.List;

/** What the operator does on the machine itself, beside a server or without one: needs no keys. */
public final class Administration implements AutoCloseable {
  private final Closers closers = new Closers();
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
    var auditLog = new KeepAuditLog(storage.auditLog(), configuration.auditRetention());
    var journal = new Journal(new AllEvents(List.of(auditLog)), clock);
    var policy = new PasswordPolicy(configuration.passwords().minLength());
    var newPasswords = new NewPasswords(policy, closers.add(Hashers.of(configuration)));
    var schema = configuration.userSchema();
    var newAccounts =
        new NewAccounts(users, schema, newPasswords, new RandomIdentifiers(clock), journal);
    this.createUser = new CreateUserService(newAccounts, journal);
    this.updateUser =
        new UpdateUserService(users, new Backends(List.of()), schema, newPasswords, journal);
    this.deleteUser = new DeleteUserService(users, journal);
    this.listUsers = new ListUsersService(users);
    this.getUser = new GetUserService(users);
    this.readAuditLog = new ReadAuditLogService(storage.auditLog(), users);
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
