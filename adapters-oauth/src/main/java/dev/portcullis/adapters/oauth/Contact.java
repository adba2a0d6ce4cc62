package dev.portcullis.adapters.oauth;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.util.Optional;

/**
 * Somebody's address.
 *
 * @param verified whether the provider has made sure of it; empty if it doesn't say
 */
record Contact(Optional<EmailAddress> email, Optional<Boolean> verified) {
  static final Contact NONE = new Contact(Optional.empty(), Optional.empty());

  /**
   * Whose it is.
   *
   * @throws Untrusted when {@code accountId} can't be anybody's
   */
  ExternalIdentity of(String accountId) {
    try {
      return new ExternalIdentity(accountId, email, verified);
    } catch (InvalidInput malformed) {
      throw new Untrusted("the account's id " + malformed.rule());
    }
  }
}
