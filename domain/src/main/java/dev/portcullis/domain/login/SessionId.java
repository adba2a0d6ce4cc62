package dev.portcullis.domain.login;

import java.util.UUID;

/** Id of a session; never reused. */
public record SessionId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
