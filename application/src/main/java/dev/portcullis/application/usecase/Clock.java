package dev.portcullis.application.usecase;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;
import java.time.InstantSource;

/** The time in microseconds, as stores keep instants. */
public record Clock(InstantSource source) {
  /** The current instant. */
  public Instant now() {
    return source.instant().truncatedTo(MICROS);
  }
}
