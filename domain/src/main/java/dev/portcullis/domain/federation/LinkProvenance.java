package dev.portcullis.domain.federation;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import java.util.Optional;

/**
 * Evidence of who made a link to a provider: whether the user's e-mail address was verified at that
 * time. Before, an attacker may have opened the account with another person's address and linked an
 * account of the attacker's own.
 */
public sealed interface LinkProvenance {
  /** Nothing is known: the link was made by a release or a system that recorded nothing. */
  record Unknown() implements LinkProvenance {}

  /** The user's address was not verified when the link was made. */
  record Unverified() implements LinkProvenance {}

  /** The address was verified when the link was made, or by the provider with the link itself. */
  record Verified(EmailAddress address) implements LinkProvenance {}

  /** Returns the provenance of a link that {@code user}, with the link in place, makes now. */
  static LinkProvenance of(User user) {
    return user.verified() ? new Verified(user.email()) : new Unverified();
  }

  /**
   * True if {@code link}, of this provenance, stays when {@code user}, as the owner of the e-mail
   * address, resets the password by mail. It stays only if it was made while this address was
   * verified. A link of unknown provenance stays if the provider states the same address.
   */
  default boolean staysAfterReset(OAuthAccount link, User user) {
    return user.verified()
        && switch (this) {
          case Unverified unverified -> false;
          case Verified verified -> verified.address().equals(user.email());
          case Unknown unknown -> states(link.accountEmail(), user.email());
        };
  }

  /**
   * Returns the provenance after the provider stated another e-mail address for {@code link}. A
   * link of unknown provenance must not gain from an address that its owner chose later.
   *
   * @param stated the address that the provider states now; empty if it states none
   */
  default LinkProvenance afterStating(OAuthAccount link, Optional<EmailAddress> stated) {
    boolean isAnother = stated.filter(address -> !states(link.accountEmail(), address)).isPresent();
    return this instanceof Unknown && isAnother ? new Unverified() : this;
  }

  private static boolean states(String accountEmail, EmailAddress address) {
    try {
      return EmailAddress.stored(accountEmail).equals(address);
    } catch (InvalidInput noAddress) {
      return false;
    }
  }

  /** Reads what {@link #stored} returned. */
  static LinkProvenance ofStored(Optional<String> text) {
    if (text.isEmpty()) {
      return new Unknown();
    }
    return text.get().isEmpty() ? new Unverified() : new Verified(EmailAddress.stored(text.get()));
  }

  /** Returns a text for stores; at most as long as an e-mail address. */
  default Optional<String> stored() {
    return switch (this) {
      case Unknown unknown -> Optional.empty();
      case Unverified unverified -> Optional.of("");
      case Verified verified -> Optional.of(verified.address().value());
    };
  }
}
