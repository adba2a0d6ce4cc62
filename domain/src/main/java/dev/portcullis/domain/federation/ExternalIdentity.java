package dev.portcullis.domain.federation;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;
import dev.portcullis.domain.account.EmailAddress;
import java.util.Optional;

/**
 * Who somebody is at a provider, as the provider says.
 *
 * @param accountId the provider's own name for the person, which it gives to nobody else; 1 to 255
 *     bytes of UTF-8
 * @param email the person's e-mail address, if the provider tells one
 * @param emailVerified whether the provider has made sure of the address; empty if it doesn't say,
 *     or tells no address
 */
public record ExternalIdentity(
    String accountId, Optional<EmailAddress> email, Optional<Boolean> emailVerified) {
  private static final int MAX_BYTES = 255;

  /**
   * Takes what a provider says.
   *
   * @throws InvalidInput naming {@code account_id} when that is empty, too long or no plain text
   */
  public ExternalIdentity {
    Text.utf8("account_id", accountId, MAX_BYTES);
    if (accountId.isBlank() || accountId.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidInput("account_id", "must be plain text");
    }
    emailVerified = email.isPresent() ? emailVerified : Optional.empty();
  }

  /** By a provider that says whether it has made sure of the address. */
  public ExternalIdentity(String accountId, Optional<EmailAddress> email, boolean emailVerified) {
    this(accountId, email, Optional.of(emailVerified));
  }

  /** Whether the provider says that the address is the person's. */
  public boolean isEmailVerified() {
    return emailVerified.orElse(false);
  }

  /** Whether the provider says that the address may be somebody else's. */
  public boolean isEmailDoubtful() {
    return !emailVerified.orElse(true);
  }
}
