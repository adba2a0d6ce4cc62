package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.random.RandomIdentifiers;
import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.account.AccountUseCases;
import dev.portcullis.application.port.in.audit.AuditUseCases;
import dev.portcullis.application.port.in.registration.RegistrationUseCases;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.runtime.ResourceStack;
import java.time.InstantSource;

/** What the operator does on the machine itself, beside a server or without one: needs no keys. */
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
            .withSchema(configuration.userSchema())
            .build();
    this.useCases = ApplicationAssembly.assemble(out, configuration.application().withoutLogIn());
    this.storage = store.description();
  }

  /**
   * Opens the store that the configuration names; the caller closes this.
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
  public RegistrationUseCases registration() {
    return useCases.registration();
  }

  /** Finds, changes, deletes and lists accounts. */
  public AccountUseCases account() {
    return useCases.account();
  }

  /** Shows what happened. */
  public AuditUseCases audit() {
    return useCases.audit();
  }

  /** The store, for people. */
  public String storage() {
    return storage;
  }

  @Override
  public void close() {
    resources.close();
  }
}
