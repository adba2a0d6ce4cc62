package dev.portcullis.domain.federation;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;
import dev.portcullis.domain.account.EmailAddress;
import java.util.Optional;

/**
 * Identity of a person at a provider, as the provider states it.
 *
 * @param accountId the provider's identifier for the person, unique at that provider; 1 to 255
 *     bytes of UTF-8
 * @param email the person's e-mail address, if the provider states one
 * @param emailVerified whether the provider has verified the address; empty if the provider doesn't
 *     say or states no address
 */
public record ExternalIdentity(
    String accountId, Optional<EmailAddress> email, Optional<Boolean> emailVerified) {
  private static final int MAX_BYTES = 255;

  /**
   * Checks the account id. Drops {@code emailVerified} if there is no address.
   *
   * @throws InvalidInput naming {@code account_id} if the id is blank, too long, not valid Unicode
   *     or has control characters
   */
  public ExternalIdentity {
    Text.utf8("account_id", accountId, MAX_BYTES);
    if (accountId.isBlank() || accountId.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidInput("account_id", "must be plain text");
    }
    emailVerified = email.isPresent() ? emailVerified : Optional.empty();
  }

  /** Identity from a provider that states whether the address is verified. */
  public ExternalIdentity(String accountId, Optional<EmailAddress> email, boolean emailVerified) {
    this(accountId, email, Optional.of(emailVerified));
  }

  /** True if the provider states that it has verified the address. */
  public boolean isEmailVerified() {
    return emailVerified.orElse(false);
  }

  /** True if the provider states that it has not verified the address. */
  public boolean isEmailDoubtful() {
    return !emailVerified.orElse(true);
  }
}
