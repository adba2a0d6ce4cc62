package dev.portcullis.adapters.oauth.oauth2;

import dev.portcullis.adapters.oauth.http.JsonMembers;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import java.util.Optional;

/**
 * Names of the claims that identify a user.
 *
 * @param emailVerified names the claim that says whether the provider has verified the address;
 *     empty if there is none
 */
public record ClaimNames(String id, String email, Optional<String> emailVerified) {
  /**
   * Returns the account id.
   *
   * @param from the source of {@code claims} in messages
   * @throws UntrustedAnswerException when there is none
   */
  public String id(JsonMembers claims, String from) {
    return claims.id(id).orElseThrow(() -> new UntrustedAnswerException(from + " gives no " + id));
  }

  /** Returns the account's e-mail address. */
  public EmailClaim contact(JsonMembers claims) {
    Optional<Boolean> verified = emailVerified.filter(claims::tells).map(claims::isTrue);
    return claims
        .email(email)
        .map(address -> new EmailClaim(Optional.of(address), verified))
        .orElse(EmailClaim.NONE);
  }
}
