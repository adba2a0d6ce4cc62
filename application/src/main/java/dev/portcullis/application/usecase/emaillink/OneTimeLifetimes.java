package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.domain.emaillink.TokenPurpose;
import java.time.Duration;

/** Lifetimes of links, from when they are sent. */
public record OneTimeLifetimes(Duration verification, Duration reset) {
  Duration of(TokenPurpose purpose) {
    return switch (purpose) {
      case VERIFICATION -> verification;
      case PASSWORD_RESET -> reset;
    };
  }
}
