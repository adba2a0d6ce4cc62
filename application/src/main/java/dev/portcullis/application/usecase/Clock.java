package dev.portcullis.application.usecase;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;
import java.time.InstantSource;

/** Clock with microsecond precision, as stores keep instants. */
public record Clock(InstantSource source) {
  /** Returns the current instant. */
  public Instant now() {
    return source.instant().truncatedTo(MICROS);
  }
}
