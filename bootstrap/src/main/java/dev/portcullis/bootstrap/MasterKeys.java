package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing.Sources;
import dev.portcullis.adapters.crypto.token.TokenSigning;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.bootstrap.configuration.Configuration;

/** Loader of the master key. */
final class MasterKeys {
  private MasterKeys() {}

  /**
   * Loads the master key and its successor, if there is one. Encrypts with the one under which the
   * store's signing keys are encrypted.
   *
   * @throws MasterKeyRefused when there is no such key
   */
  static MasterKeyRing load(Configuration configuration, Storage storage) {
    var ring =
        MasterKeyRing.load(
            sources(configuration), () -> TokenSigning.hasKeys(storage.signingKeys()));
    follow(ring, storage);
    return ring;
  }

  /** Encrypts with the master key of the store's signing keys, which may have changed. */
  static void follow(MasterKeyRing ring, Storage storage) {
    storage.signingKeySchedule().ifPresent(schedule -> TokenSigning.adoptMasterKey(schedule, ring));
  }

  static Sources sources(Configuration configuration) {
    return new Sources(
        configuration.masterKey(), configuration.nextMasterKey(), configuration.dataDirectory());
  }
}
