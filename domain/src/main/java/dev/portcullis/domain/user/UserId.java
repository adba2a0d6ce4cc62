package dev.portcullis.domain.user;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names one user for ever; never given to another. */
public record UserId(UUID value) {
  private static final Pattern CANONICAL =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

  /** Reads the canonical text form of RFC 9562, section 4, in any letter case; else empty. */
  public static Optional<UserId> parse(String text) {
    return CANONICAL.matcher(text).matches()
        ? Optional.of(new UserId(UUID.fromString(text)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
