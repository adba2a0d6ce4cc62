package dev.portcullis.adapters.oauth.oauth2;

import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.util.Optional;

/**
 * An e-mail address as a provider tells it.
 *
 * @param verified whether the provider has made sure of it; empty if it doesn't say
 */
public record EmailClaim(Optional<EmailAddress> email, Optional<Boolean> verified) {
  static final EmailClaim NONE = new EmailClaim(Optional.empty(), Optional.empty());

  /**
   * Whose it is.
   *
   * @throws UntrustedAnswerException when {@code accountId} can't be anybody's
   */
  public ExternalIdentity of(String accountId) {
    try {
      return new ExternalIdentity(accountId, email, verified);
    } catch (InvalidInput malformed) {
      throw new UntrustedAnswerException("the account's id " + malformed.rule());
    }
  }
}
