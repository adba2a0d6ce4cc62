package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing;
import dev.portcullis.adapters.crypto.token.TokenSigning;
import dev.portcullis.application.port.in.operation.MaintainKeys;
import dev.portcullis.application.port.in.operation.OperationUseCases;
import dev.portcullis.application.port.in.operation.RotateKeys;
import dev.portcullis.application.port.in.operation.RotateKeys.Mode;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.runtime.KeyRefresher;
import dev.portcullis.domain.login.Administrator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a server's signing keys up to date, from its start on. */
record SigningKeyStart(Configuration configuration, TokenSigning signing, MasterKeyRing ring) {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKeyStart.class);

  /**
   * Brings the keys up to date before the first token is signed, and starts to follow changes. The
   * caller closes the result.
   */
  KeyRefresher start(OperationUseCases operation) {
    if (ring.hasNext()) {
      LOG.warn(
          "A replacement of the master key is not finished: run `portcullis keys rotate-master`");
    }
    adoptAlgorithm(operation.rotateKeys());
    refresh(operation.maintainKeys());
    return KeyRefresher.start(() -> refresh(operation.maintainKeys()));
  }

  private void adoptAlgorithm(RotateKeys rotateKeys) {
    var command = new RotateKeys.Command(Administrator.operator(), new Mode.AdoptAlgorithm());
    if (rotateKeys.rotate(command) instanceof RotateKeys.Result.Rotated rotated) {
      LOG.warn(
          "token.algorithm has changed: a new {} key signs from {} on; tokens of the other keys"
              + " stay valid until they expire",
          rotated.key().algorithm(),
          rotated.signsFrom());
    }
  }

  private void refresh(MaintainKeys maintainKeys) {
    maintainKeys.maintain(new MaintainKeys.Command(configuration.longestSignedToken()));
    signing.refresh();
  }
}
