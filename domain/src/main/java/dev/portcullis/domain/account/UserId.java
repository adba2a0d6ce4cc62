package dev.portcullis.domain.account;

import dev.portcullis.domain.Text;
import java.util.Optional;
import java.util.UUID;

/** Names one user for ever; never given to another. */
public record UserId(UUID value) {
  /** Reads the canonical text form of RFC 9562, section 4, in any letter case; else empty. */
  public static Optional<UserId> parse(String text) {
    return Text.uuid(text).map(UserId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
