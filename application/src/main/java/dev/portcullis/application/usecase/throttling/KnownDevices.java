package dev.portcullis.application.usecase.throttling;

import dev.portcullis.application.port.out.operation.SecretEncryptor;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.DeviceToken;
import dev.portcullis.domain.login.SessionId;
import java.util.Optional;

/**
 * Issues and reads the tokens of known devices. A token names its account, the account's session
 * generation and one of 20 slots, sealed under the master key; nothing is stored. So an account has
 * at most 20 budgets for known devices, and a change that ends sessions makes every device unknown.
 */
record KnownDevices(SecretEncryptor encryptor) {
  private static final int SLOTS = 20;
  private static final String CONTEXT = "known-device";

  /** Returns the token of a device that has just opened {@code session}. */
  DeviceToken issue(Account account, SessionId session) {
    int slot = Math.floorMod(session.value().hashCode(), SLOTS);
    return new DeviceToken(encryptor.seal(owner(account) + ":" + slot, CONTEXT));
  }

  /** Returns the slot of the device; empty if the token isn't one of the account's. */
  Optional<Integer> slot(DeviceToken token, Account account) {
    String start = owner(account) + ":";
    return encryptor
        .open(token.value(), CONTEXT)
        .filter(text -> text.startsWith(start))
        .map(text -> Integer.valueOf(text.substring(start.length())));
  }

  private static String owner(Account account) {
    return account.id() + ":" + account.sessionGeneration();
  }
}
