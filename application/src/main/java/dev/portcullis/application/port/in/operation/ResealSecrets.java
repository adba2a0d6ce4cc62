package dev.portcullis.application.port.in.operation;

import dev.portcullis.domain.login.Administrator;

/**
 * Encrypts all secrets in the store other than signing keys under the current master key: the
 * tokens of accounts at providers. Can be interrupted and repeated.
 */
@FunctionalInterface
public interface ResealSecrets {
  /** Encrypts the secrets that are encrypted under another master key. */
  Result reseal(Command command);

  /** Administrator. */
  record Command(Administrator by) {}

  /** Possible outcomes. {@link KeysNotReplaceable} is a further one. */
  sealed interface Result permits Result.Resealed, KeysNotReplaceable {
    /**
     * All secrets that can be decrypted are encrypted under the current master key.
     *
     * @param changed the number of links whose tokens were encrypted anew
     * @param unreadable the number of links whose tokens can't be decrypted; they are unchanged
     */
    record Resealed(int changed, int unreadable) implements Result {}
  }
}
