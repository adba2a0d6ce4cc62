package dev.portcullis.adapters.rest.settings;

import java.util.Optional;

/**
 * Attributes of the cookie that carries an access token (RFC 6265, section 4.1); always HttpOnly.
 */
public record CookieSettings(
    String name, boolean secure, SameSite sameSite, String path, Optional<String> domain) {

  /** The name of the cookie that binds a sign-in to its browser, the same as in fastapi-users. */
  public static final String CSRF_NAME = "fastapiusersoauthcsrf";

  /** The requests from other sites with which a browser sends the cookie. */
  public enum SameSite {
    /** None. */
    STRICT("Strict"),
    /** Navigations. */
    LAX("Lax"),
    /** All; needs {@code Secure}. */
    NONE("None");

    private final String attribute;

    SameSite(String attribute) {
      this.attribute = attribute;
    }

    public String attribute() {
      return attribute;
    }
  }
}
