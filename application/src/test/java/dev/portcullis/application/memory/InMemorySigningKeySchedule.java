package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import java.util.List;
import java.util.Optional;

/** In-memory signing keys with their times. */
final class InMemorySigningKeySchedule implements SigningKeySchedule {
  private final InMemoryConnection connection;

  InMemorySigningKeySchedule(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public List<ScheduledKey> list() {
    return connection.transaction(
        tables -> tables.signingKeys.values().stream().sorted(ORDER).toList());
  }

  @Override
  public boolean replace(List<ScheduledKey> seen, List<ScheduledKey> changed) {
    return connection.transaction(
        tables -> {
          if (seen.isEmpty() || !seen.stream().allMatch(key -> isUnchanged(tables, key))) {
            return false;
          }
          seen.forEach(key -> tables.signingKeys.remove(key.id()));
          changed.forEach(key -> tables.signingKeys.put(key.id(), stored(key, seen)));
          return true;
        });
  }

  private static boolean isUnchanged(InMemoryTables tables, ScheduledKey seen) {
    return Optional.ofNullable(tables.signingKeys.get(seen.id()))
        .filter(stored -> stored.revision() == seen.revision())
        .isPresent();
  }

  private static ScheduledKey stored(ScheduledKey changed, List<ScheduledKey> seen) {
    long revision =
        seen.stream()
            .filter(key -> key.id().equals(changed.id()))
            .mapToLong(key -> key.revision() + 1)
            .findFirst()
            .orElse(0);
    return new ScheduledKey(
        changed.key(),
        changed.signsFrom(),
        changed.verifiesUntil(),
        changed.longestToken(),
        revision);
  }
}
