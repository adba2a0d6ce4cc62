package dev.portcullis.adapters.oauth;

import dev.portcullis.adapters.oauth.OAuthSettings.Claims;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The members of a JSON object that somebody sent: of any name, any type. */
record Members(Map<String, Object> all) {
  static Members of(Map<?, ?> object) {
    Map<String, Object> all = new HashMap<>();
    object.forEach((name, value) -> all.put(String.valueOf(name), value));
    return new Members(all);
  }

  /** That member, if it is text. */
  Optional<String> text(String name) {
    return all.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** That member, if it is text or a whole number. */
  Optional<String> id(String name) {
    return all.get(name) instanceof Long number ? Optional.of(number.toString()) : text(name);
  }

  /** Whether anything is said under that name, sense or not. */
  private boolean tells(String name) {
    return all.get(name) != null;
  }

  /** Whether that member is {@code true}, or says so: some providers send text. */
  boolean isTrue(String name) {
    return Boolean.TRUE.equals(all.get(name)) || text(name).filter("true"::equals).isPresent();
  }

  /** That member, if it is an address. */
  Optional<EmailAddress> email(String name) {
    return text(name).flatMap(Members::address);
  }

  private static Optional<EmailAddress> address(String text) {
    try {
      return Optional.of(new EmailAddress(text));
    } catch (InvalidInput malformed) {
      return Optional.empty();
    }
  }

  /** What they say about the person's address. */
  Contact contact(Claims claims) {
    Optional<Boolean> verified = claims.emailVerified().filter(this::tells).map(this::isTrue);
    return email(claims.email())
        .map(email -> new Contact(Optional.of(email), verified))
        .orElse(Contact.NONE);
  }
}
