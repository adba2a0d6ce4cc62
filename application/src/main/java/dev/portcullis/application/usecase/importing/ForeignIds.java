package dev.portcullis.application.usecase.importing;

import dev.portcullis.domain.account.UserId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Parser for the ids of other systems: UUIDs in canonical form, or 32 hex digits. */
final class ForeignIds {
  private static final Pattern HEX =
      Pattern.compile(
          "(\\p{XDigit}{8})(\\p{XDigit}{4})" + "(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{12})");

  private ForeignIds() {}

  static Optional<UUID> uuid(String text) {
    String canonical = HEX.matcher(text).replaceFirst("$1-$2-$3-$4-$5");
    return UserId.parse(canonical).map(UserId::value);
  }
}
