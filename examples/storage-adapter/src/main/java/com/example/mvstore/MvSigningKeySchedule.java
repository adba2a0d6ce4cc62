package com.example.mvstore;

import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Encrypted signing keys with their times. Every act is alone, so that it may read first. */
record MvSigningKeySchedule(MvStorage storage) implements SigningKeySchedule {
  @Override
  public List<ScheduledKey> list() {
    return storage.act(
        tables -> tables.signingKeys.values().stream().map(Rows::key).sorted(ORDER).toList());
  }

  @Override
  public boolean replace(List<ScheduledKey> seen, List<ScheduledKey> changed) {
    return storage.act(
        tables -> {
          Map<String, String> places = places(tables);
          boolean unchanged =
              !seen.isEmpty()
                  && seen.stream()
                      .allMatch(key -> key.revision() == revision(tables, places.get(key.id())));
          if (unchanged) {
            seen.forEach(key -> tables.signingKeys.remove(places.get(key.id())));
            Map<String, ScheduledKey> before =
                seen.stream().collect(Collectors.toMap(ScheduledKey::id, Function.identity()));
            changed.forEach(
                key -> tables.signingKeys.put(key.id(), Rows.row(revised(key, before))));
          }
          return unchanged;
        });
  }

  /** The keys of the map by the keys' ids: the second version of the ports stored by algorithm. */
  private static Map<String, String> places(Tables tables) {
    return tables.signingKeys.entrySet().stream()
        .collect(Collectors.toMap(entry -> Rows.key(entry.getValue()).id(), Map.Entry::getKey));
  }

  /** Returns -1 for a key that is gone. */
  private static long revision(Tables tables, String place) {
    return place == null ? -1 : Rows.key(tables.signingKeys.get(place)).revision();
  }

  private static ScheduledKey revised(ScheduledKey key, Map<String, ScheduledKey> before) {
    long revision = before.containsKey(key.id()) ? before.get(key.id()).revision() + 1 : 0;
    return new ScheduledKey(
        key.key(), key.signsFrom(), key.verifiesUntil(), key.longestToken(), revision);
  }
}
