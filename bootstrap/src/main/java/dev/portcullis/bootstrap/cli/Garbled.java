package dev.portcullis.bootstrap.cli;

/** Tells text from what Java makes of bytes that are none in the encoding of the locale. */
final class Garbled {
  private static final char UNREADABLE = '\uFFFD';

  private Garbled() {}

  /** Refuses {@code text} if a part of it could not be read. */
  static void refuse(String what, CharSequence text) {
    if (text.chars().anyMatch(c -> c == UNREADABLE)) {
      throw new Refusal(
          "%s can't be read in this locale; set LC_ALL to one with UTF-8, such as C.UTF-8"
              .formatted(what));
    }
  }
}
