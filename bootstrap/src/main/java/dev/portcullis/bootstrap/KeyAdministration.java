package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing;
import dev.portcullis.adapters.crypto.random.RandomIdentifiers;
import dev.portcullis.adapters.crypto.token.TokenSigning;
import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.in.operation.OperationUseCases;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.runtime.ResourceStack;
import java.time.InstantSource;

/** Use cases of the operator on the command line that need the master key. */
public final class KeyAdministration implements AutoCloseable {
  private final ResourceStack resources = new ResourceStack();
  private final OperationUseCases operation;
  private final String storage;

  private KeyAdministration(Configuration configuration, Storage opened) {
    var store = resources.add(opened);
    this.storage = store.description();
    try {
      this.operation =
          operation(configuration, store, MasterKeys.load(configuration, store), resources);
    } catch (RuntimeException failure) {
      resources.close();
      throw failure;
    }
  }

  /**
   * Opens the configured store. The caller closes the result.
   *
   * @throws StorageRefused when the store doesn't exist or can't be opened
   * @throws MasterKeyRefused when the store's keys are encrypted under another master key
   */
  public static KeyAdministration open(Configuration configuration) {
    return new KeyAdministration(configuration, Stores.openExisting(configuration));
  }

  /** Wires the use cases so that they encrypt by {@code ring}. */
  static OperationUseCases operation(
      Configuration configuration, Storage storage, MasterKeyRing ring, ResourceStack resources) {
    var clock = InstantSource.system();
    var hasher = resources.add(Hashers.of(configuration));
    var out =
        OutPorts.of(storage, hasher, new RandomIdentifiers(clock), clock)
            .withEncryptor(ring)
            .withKeyFactory(TokenSigning.keyFactory(configuration.token(), ring))
            .build();
    return ApplicationAssembly.assemble(out, configuration.application().withoutLogIn())
        .operation();
  }

  /** Returns the use cases that change keys. */
  public OperationUseCases operation() {
    return operation;
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
