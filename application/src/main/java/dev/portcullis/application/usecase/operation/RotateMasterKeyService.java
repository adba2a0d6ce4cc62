package dev.portcullis.application.usecase.operation;

import dev.portcullis.application.port.in.operation.KeysNotReplaceable;
import dev.portcullis.application.port.in.operation.RotateMasterKey;
import dev.portcullis.application.port.out.operation.SigningKeyFactory;
import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.OptimisticRetry;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.domain.audit.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Encrypts the signing keys under the new master key. */
final class RotateMasterKeyService implements RotateMasterKey {
  private final Storage storage;
  private final SigningKeyFactory factory;
  private final Transactions transactions;
  private final Clock clock;

  RotateMasterKeyService(
      Storage storage, SigningKeyFactory factory, Transactions transactions, Clock clock) {
    this.storage = storage;
    this.factory = factory;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result rotate(Command command) {
    // Tokens of providers that can't be encrypted anew would be lost with the old master key.
    boolean everythingIsResealable =
        storage.oauthAccounts().isEmpty() || storage.providerTokens().isPresent();
    return storage
        .signingKeySchedule()
        .filter(keys -> everythingIsResealable)
        .map(keys -> OptimisticRetry.untilDone(() -> attempt(command, keys)))
        .orElseGet(KeysNotReplaceable::new);
  }

  private Optional<Result> attempt(Command command, SigningKeySchedule keys) {
    List<ScheduledKey> seen = keys.list();
    List<ScheduledKey> resealed = new ArrayList<>();
    for (ScheduledKey key : seen) {
      Optional<SealedKey> anew = factory.reseal(key.key());
      if (anew.isEmpty()) {
        return Optional.of(new Result.Unreadable(key.id()));
      }
      resealed.add(key.sealedAs(anew.get()));
    }
    return resealed.equals(seen)
        ? Optional.of(new Result.AlreadyRotated())
        : replaced(command, keys, seen, resealed);
  }

  private Optional<Result> replaced(
      Command command,
      SigningKeySchedule keys,
      List<ScheduledKey> seen,
      List<ScheduledKey> resealed) {
    boolean stored =
        transactions.run(
            events -> {
              if (!keys.replace(seen, resealed)) {
                return false;
              }
              events.record(
                  new Event.MasterKeyRotated(
                      seen.size(), RotateKeysService.by(command.by(), clock.now())));
              return true;
            });
    return stored ? Optional.of(new Result.Rotated(seen.size())) : Optional.empty();
  }
}
