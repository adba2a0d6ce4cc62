package dev.portcullis.domain.account;

import dev.portcullis.domain.Text;
import java.util.Optional;
import java.util.UUID;

/** Id of a user; never reused. */
public record UserId(UUID value) {
  /**
   * Parses the canonical text form of RFC 9562, section 4, in any letter case; empty for other
   * text.
   */
  public static Optional<UserId> parse(String text) {
    return Text.uuid(text).map(UserId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
