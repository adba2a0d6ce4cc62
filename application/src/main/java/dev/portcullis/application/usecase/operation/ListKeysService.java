package dev.portcullis.application.usecase.operation;

import dev.portcullis.application.port.in.operation.KeysNotReplaceable;
import dev.portcullis.application.port.in.operation.ListKeys;
import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.usecase.Clock;
import java.util.Optional;

/** Lists the signing keys. */
final class ListKeysService implements ListKeys {
  private final Optional<SigningKeySchedule> schedule;
  private final Clock clock;

  ListKeysService(Optional<SigningKeySchedule> schedule, Clock clock) {
    this.schedule = schedule;
    this.clock = clock;
  }

  @Override
  public Result list(Command command) {
    return schedule
        .<Result>map(keys -> new Result.Keys(new KeyDescriptions(keys.list(), clock.now()).all()))
        .orElseGet(KeysNotReplaceable::new);
  }
}
