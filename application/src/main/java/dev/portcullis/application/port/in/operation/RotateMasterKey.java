package dev.portcullis.application.port.in.operation;

import dev.portcullis.domain.login.Administrator;

/**
 * Encrypts the signing keys under the new master key, all of them at once. From then on, the new
 * master key is the current one: nodes that have both keys encrypt with the one of the signing
 * keys. {@link ResealSecrets} encrypts the rest.
 */
@FunctionalInterface
public interface RotateMasterKey {
  /** Encrypts the keys. */
  Result rotate(Command command);

  /** Administrator. */
  record Command(Administrator by) {}

  /** Possible outcomes. {@link KeysNotReplaceable} is a further one. */
  sealed interface Result
      permits Result.Rotated, Result.AlreadyRotated, Result.Unreadable, KeysNotReplaceable {
    /** The keys are encrypted under the new master key. */
    record Rotated(int keys) implements Result {}

    /** All keys were encrypted under it already; nothing is changed. */
    record AlreadyRotated() implements Result {}

    /** A key can be decrypted by neither master key; nothing is changed. */
    record Unreadable(String key) implements Result {}
  }
}
