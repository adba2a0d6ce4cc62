package dev.portcullis.domain.federation;

import dev.portcullis.domain.InvalidInput;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Scopes requested from a provider (RFC 6749, section 3.3): at most 32 names of at most 128
 * characters each.
 */
public record Scopes(List<String> names) {
  private static final int MAX = 32;
  private static final Pattern NAME = Pattern.compile("[!#-\\[\\]-~]{1,128}");

  /** No scopes. */
  public static final Scopes NONE = new Scopes(List.of());

  /**
   * Copies and checks the names.
   *
   * @throws InvalidInput naming {@code scopes} if there are too many names or one is malformed
   */
  public Scopes {
    names = List.copyOf(names);
    if (names.size() > MAX || !names.stream().allMatch(NAME.asMatchPredicate())) {
      throw new InvalidInput(
          "scopes", "must be at most 32 names of at most 128 printable characters, without spaces");
    }
  }
}
