package dev.portcullis.domain;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Limits of text from clients. Limits are in bytes of UTF-8, as in stores and hash functions. */
public final class Text {
  private static final Pattern UUID_FORM =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

  private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]*");

  private Text() {}

  /**
   * Parses the canonical text form of RFC 9562, section 4, in any letter case; empty for other
   * text.
   */
  public static Optional<UUID> uuid(String text) {
    return UUID_FORM.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /** True if all characters are ASCII, so that case and length need no Unicode rules. */
  public static boolean isAscii(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  /**
   * Encodes {@code text} as UTF-8.
   *
   * @throws InvalidInput naming {@code field} if {@code text} is not valid Unicode (a lone
   *     surrogate) or longer than {@code maxBytes}
   */
  public static byte[] utf8(String field, CharSequence text, int maxBytes) {
    if (text.length() > maxBytes) {
      throw tooLong(field, maxBytes);
    }
    ByteBuffer encoded = encode(field, text);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    wipe(encoded);
    if (bytes.length > maxBytes) {
      Arrays.fill(bytes, (byte) 0);
      throw tooLong(field, maxBytes);
    }
    return bytes;
  }

  /**
   * Lets {@code text} pass if it consists of unreserved characters (RFC 3986, section 2.3), which a
   * URL carries as they are.
   *
   * @throws InvalidInput naming {@code field} when it holds another character, or fewer than {@code
   *     min} or more than {@code max}
   */
  public static void requireUnreserved(String field, String text, int min, int max) {
    boolean fits = text.length() >= min && text.length() <= max;
    if (!fits || !UNRESERVED.matcher(text).matches()) {
      throw new InvalidInput(
          field, "must have %d to %d letters, digits, or -._~".formatted(min, max));
    }
  }

  private static ByteBuffer encode(String field, CharSequence text) {
    try {
      return StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException loneSurrogate) {
      throw new InvalidInput(field, "must be valid Unicode");
    }
  }

  private static void wipe(ByteBuffer buffer) {
    buffer.clear();
    while (buffer.hasRemaining()) {
      buffer.put((byte) 0);
    }
  }

  private static InvalidInput tooLong(String field, int maxBytes) {
    return new InvalidInput(field, "must have at most %,d bytes in UTF-8".formatted(maxBytes));
  }
}
