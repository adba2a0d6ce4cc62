package dev.portcullis.adapters.crypto.password;

import java.util.HashMap;
import java.util.Map;

/**
 * Amounts of work by hash function. Immutable.
 *
 * @param units for each function, a positive number
 */
record HashWork(Map<HashFunction, Long> units) {
  /** No work. */
  static final HashWork NONE = new HashWork(Map.of());

  /** Copies the map. */
  HashWork {
    units = Map.copyOf(units);
  }

  /** Returns the work of one function. */
  static HashWork of(HashFunction function, long units) {
    return new HashWork(Map.of(function, units));
  }

  /** Returns whether the work of each function is within its bound. */
  boolean isBounded() {
    return units.entrySet().stream().allMatch(one -> one.getValue() <= one.getKey().maxUnits());
  }

  /** Returns, for each function, the larger of both amounts. */
  HashWork max(HashWork other) {
    Map<HashFunction, Long> max = new HashMap<>(units);
    other.units.forEach((function, amount) -> max.merge(function, amount, Math::max));
    return new HashWork(max);
  }

  /** Does this work, less what is {@code done} already, with {@code password}. Slow. */
  void doExcept(HashWork done, byte[] password, Argon2Engine engine) {
    units.forEach(
        (function, amount) -> {
          long rest = amount - done.units.getOrDefault(function, 0L);
          if (rest > 0) {
            function.work(rest, password, engine);
          }
        });
  }
}
