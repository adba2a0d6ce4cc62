package dev.portcullis.adapters.oauth.oauth2;

import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.util.Optional;

/**
 * E-mail address as a provider reports it.
 *
 * @param verified whether the provider has verified it; empty if it doesn't say
 */
public record EmailClaim(Optional<EmailAddress> email, Optional<Boolean> verified) {
  static final EmailClaim NONE = new EmailClaim(Optional.empty(), Optional.empty());

  /**
   * Returns the identity of the account with this address.
   *
   * @throws UntrustedAnswerException when {@code accountId} is invalid
   */
  public ExternalIdentity of(String accountId) {
    try {
      return new ExternalIdentity(accountId, email, verified);
    } catch (InvalidInput malformed) {
      throw new UntrustedAnswerException("the account's id " + malformed.rule());
    }
  }
}
