package dev.portcullis.domain.oauth;

import java.util.UUID;

/** Names one link between a user and an account elsewhere; never given to another. */
public record OAuthAccountId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
