package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.masterkey.MasterKey;
import dev.portcullis.adapters.crypto.token.TokenSigning;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.bootstrap.configuration.Configuration;

/** Loader of the master key. */
final class MasterKeys {
  private MasterKeys() {}

  static MasterKey load(Configuration configuration, Storage storage) {
    return MasterKey.load(
        configuration.masterKey(),
        configuration.dataDirectory(),
        () -> TokenSigning.hasKeys(storage.signingKeys()));
  }
}
