package dev.portcullis.domain.federation;

import dev.portcullis.domain.Text;
import java.util.Optional;
import java.util.UUID;

/** Id of a link between a user and a provider account; never reused. */
public record OAuthAccountId(UUID value) {
  /**
   * Parses the canonical text form of RFC 9562, section 4, in any letter case; empty for other
   * text.
   */
  public static Optional<OAuthAccountId> parse(String text) {
    return Text.uuid(text).map(OAuthAccountId::new);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
