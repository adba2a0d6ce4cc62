package dev.portcullis.adapters.oauth.http;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The members of a JSON object that somebody sent: of any name, any type. */
public record JsonMembers(Map<String, Object> all) {
  public static JsonMembers of(Map<?, ?> object) {
    Map<String, Object> all = new HashMap<>();
    object.forEach((name, value) -> all.put(String.valueOf(name), value));
    return new JsonMembers(all);
  }

  /** That member, if it is text. */
  public Optional<String> text(String name) {
    return all.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** That member, if it is text or a whole number. */
  public Optional<String> id(String name) {
    return all.get(name) instanceof Long number ? Optional.of(number.toString()) : text(name);
  }

  /** Whether anything is said under that name, sense or not. */
  public boolean tells(String name) {
    return all.get(name) != null;
  }

  /** Whether that member is {@code true}, or says so: some providers send text. */
  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(all.get(name)) || text(name).filter("true"::equals).isPresent();
  }

  /** That member, if it is an address. */
  public Optional<EmailAddress> email(String name) {
    return text(name).flatMap(JsonMembers::address);
  }

  private static Optional<EmailAddress> address(String text) {
    try {
      return Optional.of(new EmailAddress(text));
    } catch (InvalidInput malformed) {
      return Optional.empty();
    }
  }
}
