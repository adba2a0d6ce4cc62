package dev.portcullis.adapters.oauth.http;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Members of an untrusted JSON object, of any name and type. */
public record JsonMembers(Map<String, Object> all) {
  public static JsonMembers of(Map<?, ?> object) {
    Map<String, Object> all = new HashMap<>();
    object.forEach((name, value) -> all.put(String.valueOf(name), value));
    return new JsonMembers(all);
  }

  /** Returns the member, if it is text. */
  public Optional<String> text(String name) {
    return all.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns the member, if it is text or a whole number. */
  public Optional<String> id(String name) {
    return all.get(name) instanceof Long number ? Optional.of(number.toString()) : text(name);
  }

  /** Returns whether the member is present and not null, whatever its type. */
  public boolean tells(String name) {
    return all.get(name) != null;
  }

  /**
   * Returns whether the member is {@code true}, as a boolean or as text: some providers send text.
   */
  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(all.get(name)) || text(name).filter("true"::equals).isPresent();
  }

  /** Returns the member, if it is an e-mail address. */
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
