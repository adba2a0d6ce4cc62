package dev.portcullis.domain.password;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A password in clear, as somebody typed it; at most 1,024 bytes of UTF-8. Whoever ends its use
 * closes it, which wipes it. Not thread-safe.
 */
public final class Password implements AutoCloseable {
  private static final int MAX_BYTES = 1024;

  private final byte[] utf8;
  private boolean wiped;

  private Password(byte[] utf8) {
    this.utf8 = utf8;
  }

  /**
   * Takes a copy of {@code text}.
   *
   * @throws InvalidInput naming {@code password} when it is empty, too long or no valid Unicode
   */
  public static Password of(CharSequence text) {
    if (text.isEmpty()) {
      throw new InvalidInput("password", "must not be empty");
    }
    return new Password(Text.utf8("password", text, MAX_BYTES));
  }

  /**
   * Like {@link #of(CharSequence)}, and wipes {@code text}.
   *
   * @throws InvalidInput as {@link #of(CharSequence)}
   */
  public static Password wiping(char[] text) {
    try {
      return of(CharBuffer.wrap(text));
    } finally {
      Arrays.fill(text, '\0');
    }
  }

  /** Its length in code points, as people count. */
  public int length() {
    return reveal(Password::codePoints);
  }

  /**
   * Shows the password in clear to {@code use}, which must neither keep nor change the array.
   *
   * @throws IllegalStateException when it was closed
   */
  public <T> T reveal(Function<byte[], T> use) {
    if (wiped) {
      throw new IllegalStateException("password used after it was wiped");
    }
    return use.apply(utf8);
  }

  private static int codePoints(byte[] utf8) {
    int count = 0;
    for (byte unit : utf8) {
      if ((unit & 0xC0) != 0x80) { // every byte but those that continue a code point
        count++;
      }
    }
    return count;
  }

  /** Wipes it. */
  @Override
  public void close() {
    wiped = true;
    Arrays.fill(utf8, (byte) 0);
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "Password[…]";
  }
}
