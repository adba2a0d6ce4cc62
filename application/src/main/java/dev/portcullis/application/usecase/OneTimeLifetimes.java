package dev.portcullis.application.usecase;

import dev.portcullis.domain.onetime.Purpose;
import java.time.Duration;

/** How long a link works from when it is sent. */
public record OneTimeLifetimes(Duration verification, Duration reset) {
  Duration of(Purpose purpose) {
    return switch (purpose) {
      case VERIFICATION -> verification;
      case RESET -> reset;
    };
  }
}
