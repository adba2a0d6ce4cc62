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
 * What a code was exchanged for (RFC 6749, section 5.1); secrets.
 *
 * @param access as the library knows it
 * @param tokens the same and more, to be kept
 * @param idToken unread
 */
public record TokenGrant(
    AccessToken access, IdentityProvider.Tokens tokens, Optional<String> idToken) {
  /** RFC 6749, appendices A.12 and A.17; so that they can be sent in a header, too. */
  private static final Pattern TOKEN = Pattern.compile("[ -~]+");

  private static final long LONGEST_SECONDS = Duration.ofDays(3650).toSeconds();

  /**
   * Reads a success.
   *
   * @throws UntrustedAnswerException when it gives no bearer token (RFC 6750)
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
      throw new UntrustedAnswerException(
          reply.from() + " gives a token with characters that none has");
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
      // Its message may repeat what was sent.
      throw new UntrustedAnswerException(
          reply.from() + " answers something else than RFC 6749, section 5.1");
    }
  }

  private static Optional<Instant> expiry(AccessToken access, Instant now) {
    long seconds = access.getLifetime();
    return seconds > 0 && seconds <= LONGEST_SECONDS
        ? Optional.of(now.plusSeconds(seconds))
        : Optional.empty();
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "Granted[…]";
  }
}
