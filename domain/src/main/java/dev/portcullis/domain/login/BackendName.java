package dev.portcullis.domain.login;

/** Name of a backend, as in {@code /auth/{name}/login}. */
public record BackendName(String value) {
  @Override
  public String toString() {
    return value;
  }
}
