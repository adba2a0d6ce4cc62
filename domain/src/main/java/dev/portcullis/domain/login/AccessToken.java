package dev.portcullis.domain.login;

import java.util.Optional;

/**
 * Access token that proves a session, in wire form (RFC 6750, section 2.1); a secret. At most 4,096
 * characters.
 */
public record AccessToken(String value) {
  private static final int MAX_LENGTH = 4096;
  private static final String BEARER = "bearer ";

  /** Parses a token from a client; empty if malformed. */
  public static Optional<AccessToken> parse(String text) {
    return text.length() <= MAX_LENGTH && isToken(text)
        ? Optional.of(new AccessToken(text))
        : Optional.empty();
  }

  /** {@code b64token} of RFC 6750, section 2.1. */
  private static boolean isToken(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    for (int i = 0; i < end; i++) {
      if (!isTokenCharacter(text.charAt(i))) {
        return false;
      }
    }
    return end > 0;
  }

  private static boolean isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~+/".indexOf(c) >= 0;
  }

  /**
   * Parses the token of an {@code Authorization: Bearer} header; empty if there is none. The scheme
   * may have any letter case (RFC 9110, section 11.1).
   */
  public static Optional<AccessToken> ofBearer(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    int begin = BEARER.length();
    int end = authorization.length();
    while (begin < end && authorization.charAt(begin) == ' ') {
      begin++;
    }
    while (begin < end && authorization.charAt(end - 1) == ' ') {
      end--;
    }
    return parse(authorization.substring(begin, end));
  }

  /** Hash to store in place of the token. */
  public TokenHash hash() {
    return TokenHash.of(value);
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "AccessToken[…]";
  }
}
