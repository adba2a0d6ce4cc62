package dev.portcullis.adapters.oauth;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.oauth.Identity;
import dev.portcullis.domain.user.EmailAddress;
import java.util.Optional;

/** Somebody's address, and whether the provider has made sure of it. */
record Contact(Optional<EmailAddress> email, boolean verified) {
  static final Contact NONE = new Contact(Optional.empty(), false);

  /**
   * Whose it is.
   *
   * @throws Untrusted when {@code accountId} can't be anybody's
   */
  Identity of(String accountId) {
    try {
      return new Identity(accountId, email, verified);
    } catch (InvalidInput malformed) {
      throw new Untrusted("the account's id " + malformed.rule());
    }
  }
}
