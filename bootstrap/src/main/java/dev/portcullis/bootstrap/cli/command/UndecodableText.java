package dev.portcullis.bootstrap.cli.command;

/** Tells text from what Java makes of bytes that are none in the encoding of the locale. */
public final class UndecodableText {
  private static final char UNREADABLE = '\uFFFD';

  private UndecodableText() {}

  /** Refuses {@code text} if a part of it could not be read. */
  public static void refuse(String what, CharSequence text) {
    if (text.chars().anyMatch(c -> c == UNREADABLE)) {
      throw new CommandRefused(
          "%s can't be read in this locale; set LC_ALL to one with UTF-8, such as C.UTF-8"
              .formatted(what));
    }
  }
}
