package dev.portcullis.domain.federation;

import dev.portcullis.domain.InvalidInput;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a provider is asked to allow (RFC 6749, section 3.3): at most 32 names of at most 128
 * characters each.
 */
public record Scopes(List<String> names) {
  private static final int MAX = 32;
  private static final Pattern NAME = Pattern.compile("[!#-\\[\\]-~]{1,128}");

  /** None in particular. */
  public static final Scopes NONE = new Scopes(List.of());

  /**
   * Copies the list.
   *
   * @throws InvalidInput naming {@code scopes} when there are too many, or one is no name
   */
  public Scopes {
    names = List.copyOf(names);
    if (names.size() > MAX || !names.stream().allMatch(NAME.asMatchPredicate())) {
      throw new InvalidInput(
          "scopes", "must be at most 32 names of at most 128 printable characters, without spaces");
    }
  }
}
