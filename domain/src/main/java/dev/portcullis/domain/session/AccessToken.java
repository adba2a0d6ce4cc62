package dev.portcullis.domain.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client shows to prove its session, as it travels (RFC 6750, section 2.1); a secret. At
 * most 4,096 characters.
 */
public record AccessToken(String value) {
  private static final Pattern B64TOKEN = Pattern.compile("[A-Za-z0-9\\-._~+/]{1,4096}+=*+");
  private static final int MAX_LENGTH = 4096;

  /** RFC 6750, section 2.1; the scheme in any letter case (RFC 9110, section 11.1). */
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+) *");

  /** Reads what a client showed as its token; empty when it can't be one. */
  public static Optional<AccessToken> parse(String text) {
    return text.length() <= MAX_LENGTH && B64TOKEN.matcher(text).matches()
        ? Optional.of(new AccessToken(text))
        : Optional.empty();
  }

  /** Reads the token of a bearer's {@code Authorization}; empty when that shows no token. */
  public static Optional<AccessToken> ofBearer(String authorization) {
    Matcher matcher = BEARER.matcher(authorization);
    return matcher.matches() ? parse(matcher.group(1)) : Optional.empty();
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "AccessToken[…]";
  }
}
