package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.federation.ProviderTokenStore.StoredTokens;
import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Stores with one defect each in the replacement of keys and of what they encrypt. */
final class BrokenKeyReplacement {
  private BrokenKeyReplacement() {}

  /** Compares with one statement and replaces the keys with another. */
  static Storage lookingBeforeReplacing(Storage whole) {
    var meeting = RaceBarrier.of(2);
    return CompositeStorage.of(whole)
        .with(
            new ForwardingSigningKeySchedule(whole) {
              @Override
              public boolean replace(List<ScheduledKey> seen, List<ScheduledKey> changed) {
                boolean unchanged = list().containsAll(seen);
                meeting.join();
                if (unchanged) {
                  super.replace(seen, changed);
                }
                return unchanged;
              }
            });
  }

  /** Replaces the keys one by one, and stops at the first one that has changed. */
  static Storage replacingOneByOne(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingSigningKeySchedule(whole) {
              @Override
              public boolean replace(List<ScheduledKey> seen, List<ScheduledKey> changed) {
                boolean whole = super.replace(seen, changed);
                if (!whole) {
                  for (ScheduledKey key : seen) {
                    super.replace(
                        List.of(key),
                        changed.stream().filter(one -> one.id().equals(key.id())).toList());
                  }
                }
                return whole;
              }
            });
  }

  /** Keeps times to the millisecond. */
  static Storage keepingMilliseconds(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingSigningKeySchedule(whole) {
              @Override
              public List<ScheduledKey> list() {
                return super.list().stream()
                    .map(
                        key ->
                            new ScheduledKey(
                                key.key(),
                                key.signsFrom().truncatedTo(ChronoUnit.MILLIS),
                                key.verifiesUntil(),
                                key.longestToken(),
                                key.revision()))
                    .toList();
              }
            });
  }

  /** Adds keys without an end only. */
  static Storage forgettingTheEndOfAddedKeys(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingSigningKeySchedule(whole) {
              @Override
              public boolean replace(List<ScheduledKey> seen, List<ScheduledKey> changed) {
                return super.replace(
                    seen,
                    changed.stream()
                        .map(
                            key ->
                                new ScheduledKey(
                                    key.key(),
                                    key.signsFrom(),
                                    Optional.empty(),
                                    key.longestToken(),
                                    key.revision()))
                        .toList());
              }
            });
  }

  /** Overwrites tokens that have changed. */
  static Storage overwritingTokens(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingProviderTokenStore(whole) {
              @Override
              public boolean replace(StoredTokens seen, SealedTokens resealed) {
                return list(Optional.empty(), Integer.MAX_VALUE).stream()
                    .filter(now -> now.id().equals(seen.id()))
                    .anyMatch(now -> super.replace(now, resealed));
              }
            });
  }

  /** Begins each page with the last link of the page before. */
  static Storage repeatingTheLastLink(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingProviderTokenStore(whole) {
              @Override
              public List<StoredTokens> list(Optional<OAuthAccountId> after, int limit) {
                List<StoredTokens> page = super.list(after, limit);
                return after.isEmpty() || page.isEmpty()
                    ? page
                    : super.list(Optional.empty(), Integer.MAX_VALUE).stream()
                        .dropWhile(link -> !link.id().equals(after.get()))
                        .limit(limit)
                        .skip(limit == 1 ? 1 : 0)
                        .toList();
              }
            });
  }
}
