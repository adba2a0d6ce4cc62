package dev.portcullis.adapters.oauth.oauth2;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.portcullis.adapters.oauth.http.JsonMembers;
import dev.portcullis.adapters.oauth.http.Reply;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Token response (RFC 6749, section 5.1). It contains secrets.
 *
 * @param access the access token as Nimbus's type
 * @param tokens the tokens to store, the access token included
 * @param idToken the ID token, not verified
 */
public record TokenGrant(
    AccessToken access, IdentityProvider.Tokens tokens, Optional<String> idToken) {
  /** RFC 6749, appendices A.12 and A.17. These characters are also safe in a header. */
  private static final Pattern TOKEN = Pattern.compile("[ -~]+");

  private static final long LONGEST_SECONDS = Duration.ofDays(3650).toSeconds();

  /**
   * Parses a successful response.
   *
   * @throws UntrustedAnswerException when it isn't one or has no bearer token (RFC 6750)
   */
  public static TokenGrant read(Reply reply, Instant now) {
    JsonMembers members = reply.ok().object();
    if (!members.text("token_type").orElse("").equalsIgnoreCase("bearer")) {
      throw new UntrustedAnswerException(reply.from() + " gives no bearer token");
    }
    Tokens tokens = parse(reply);
    AccessToken access = tokens.getAccessToken();
    Optional<String> refresh =
        Optional.ofNullable(tokens.getRefreshToken()).map(token -> token.getValue());
    if (!isToken(members, "access_token")
        || (refresh.isPresent() && !isToken(members, "refresh_token"))) {
      throw new UntrustedAnswerException(reply.from() + " gives a token with invalid characters");
    }
    var kept = new IdentityProvider.Tokens(access.getValue(), refresh, expiry(access, now));
    return new TokenGrant(access, kept, members.text("id_token"));
  }

  private static boolean isToken(JsonMembers members, String name) {
    return members.text(name).filter(TOKEN.asMatchPredicate()).isPresent();
  }

  private static Tokens parse(Reply reply) {
    try {
      return AccessTokenResponse.parse(reply.toNimbus()).getTokens();
    } catch (ParseException | IllegalArgumentException malformed) {
      // Not kept as the cause: its message may repeat the body.
      throw new UntrustedAnswerException(
          reply.from() + " answers something other than RFC 6749, section 5.1, allows");
    }
  }

  private static Optional<Instant> expiry(AccessToken access, Instant now) {
    long seconds = access.getLifetime();
    return seconds > 0 && seconds <= LONGEST_SECONDS
        ? Optional.of(now.plusSeconds(seconds))
        : Optional.empty();
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "TokenGrant[…]";
  }
}
