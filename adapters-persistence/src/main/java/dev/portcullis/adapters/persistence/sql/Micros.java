package dev.portcullis.adapters.persistence.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Conversion between instants and columns: microseconds since 1970. */
final class Micros {
  private Micros() {}

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
