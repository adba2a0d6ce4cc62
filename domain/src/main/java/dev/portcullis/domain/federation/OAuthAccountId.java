package dev.portcullis.domain.federation;

import dev.portcullis.domain.Text;
import java.util.Optional;
import java.util.UUID;

/** Names one link between a user and an account elsewhere; never given to another. */
public record OAuthAccountId(UUID value) {
  /** Reads the canonical text form of RFC 9562, section 4, in any letter case; else empty. */
  public static Optional<OAuthAccountId> parse(String text) {
    return Text.uuid(text).map(OAuthAccountId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
