package dev.portcullis.adapters.rest.settings;

import java.util.Optional;

/**
 * Attributes of the cookie that carries an access token (RFC 6265, section 4.1); always HttpOnly.
 *
 * @param partitioned whether browsers keep a cookie for requests from all sites apart for each site
 *     (Cookies Having Independent Partitioned State); no effect on others
 */
public record CookieSettings(
    String name,
    boolean secure,
    SameSite sameSite,
    boolean partitioned,
    String path,
    Optional<String> domain) {

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
