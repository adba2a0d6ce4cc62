package dev.portcullis.domain.login;

/** The name of a backend, as clients know it from {@code /auth/{name}/login}. */
public record BackendName(String value) {
  @Override
  public String toString() {
    return value;
  }
}
