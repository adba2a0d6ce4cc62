package dev.portcullis.bootstrap.cli.command;

/**
 * Detects arguments with bytes that are invalid in the locale's encoding. Java replaces such bytes.
 */
public final class UndecodableText {
  private static final char UNREADABLE = '\uFFFD';

  private UndecodableText() {}

  /**
   * Rejects {@code text} if a part of it could not be decoded.
   *
   * @throws CommandRefused naming {@code what}
   */
  public static void refuse(String what, CharSequence text) {
    if (text.chars().anyMatch(c -> c == UNREADABLE)) {
      throw new CommandRefused(
          "%s can't be read in this locale; set LC_ALL to one with UTF-8, such as C.UTF-8"
              .formatted(what));
    }
  }
}
