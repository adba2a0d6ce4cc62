package dev.portcullis.domain.login;

import java.util.UUID;

/** Names one session; never given to another. */
public record SessionId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
