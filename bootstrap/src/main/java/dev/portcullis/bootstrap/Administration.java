package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.random.RandomIdentifiers;
import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.account.AccountUseCases;
import dev.portcullis.application.port.in.audit.AuditUseCases;
import dev.portcullis.application.port.in.operation.OperationUseCases;
import dev.portcullis.application.port.in.registration.RegistrationUseCases;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.runtime.ResourceStack;
import java.time.InstantSource;

/**
 * Use cases of the operator on the command line, with or without a running server. They need no
 * keys.
 */
public final class Administration implements AutoCloseable {
  private final ResourceStack resources = new ResourceStack();
  private final UseCases useCases;
  private final String storage;

  private Administration(Configuration configuration, Storage opened) {
    var store = resources.add(opened);
    var clock = InstantSource.system();
    var hasher = resources.add(Hashers.of(configuration));
    var out =
        OutPorts.of(store, hasher, new RandomIdentifiers(clock), clock)
            .withDeniedPasswords(configuration.passwords().denied())
            .withSchema(configuration.userSchema())
            .build();
    this.useCases = ApplicationAssembly.assemble(out, configuration.application().withoutLogIn());
    this.storage = store.description();
  }

  /**
   * Opens the configured store. The caller closes the result.
   *
   * @throws StorageRefused when the store doesn't exist or can't be opened
   */
  public static Administration open(Configuration configuration) {
    return new Administration(configuration, Stores.openExisting(configuration));
  }

  /**
   * Opens the configured store, and creates it if it doesn't exist. The caller closes the result.
   */
  public static Administration openOrCreate(Configuration configuration) {
    return new Administration(configuration, Stores.open(configuration));
  }

  /** Returns the use cases that create users. */
  public RegistrationUseCases registration() {
    return useCases.registration();
  }

  /** Returns the use cases that find, change, delete and list users. */
  public AccountUseCases account() {
    return useCases.account();
  }

  /** Returns the use case that reads the audit log. */
  public AuditUseCases audit() {
    return useCases.audit();
  }

  /** Returns the use cases of operation, of which only those that need no master key work. */
  public OperationUseCases operation() {
    return useCases.operation();
  }

  /** Returns the store's description for messages. */
  public String storage() {
    return storage;
  }

  @Override
  public void close() {
    resources.close();
  }
}
