package dev.portcullis.adapters.rest.settings;

import java.util.Optional;

/** The attributes of the cookie that carries a token (RFC 6265, section 4.1); always HttpOnly. */
public record CookieSettings(
    String name, boolean secure, SameSite sameSite, String path, Optional<String> domain) {

  /** The name of the cookie that binds a sign-in to its browser, as existing front ends have it. */
  public static final String CSRF_NAME = "fastapiusersoauthcsrf";

  /** With which requests from other sites a browser sends the cookie. */
  public enum SameSite {
    /** With none. */
    STRICT("Strict"),
    /** With navigations. */
    LAX("Lax"),
    /** With all; needs {@code Secure}. */
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
