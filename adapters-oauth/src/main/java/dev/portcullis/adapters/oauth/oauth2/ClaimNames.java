package dev.portcullis.adapters.oauth.oauth2;

import dev.portcullis.adapters.oauth.http.JsonMembers;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import java.util.Optional;

/**
 * The names of the claims that say who a user is.
 *
 * @param emailVerified says whether the provider has verified the address; none if it never says
 */
public record ClaimNames(String id, String email, Optional<String> emailVerified) {
  /**
   * The account's id.
   *
   * @param from what {@code claims} come from, in words
   * @throws UntrustedAnswerException when there is none
   */
  public String id(JsonMembers claims, String from) {
    return claims.id(id).orElseThrow(() -> new UntrustedAnswerException(from + " tells no " + id));
  }

  /** The account's address. */
  public EmailClaim contact(JsonMembers claims) {
    Optional<Boolean> verified = emailVerified.filter(claims::tells).map(claims::isTrue);
    return claims
        .email(email)
        .map(address -> new EmailClaim(Optional.of(address), verified))
        .orElse(EmailClaim.NONE);
  }
}
