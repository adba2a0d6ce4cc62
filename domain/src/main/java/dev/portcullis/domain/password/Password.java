package dev.portcullis.domain.password;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Plaintext password as the user typed it; at most 1,024 bytes of UTF-8. The owner must close it,
 * which wipes it. Not thread-safe.
 */
public final class Password implements AutoCloseable {
  private static final int MAX_BYTES = 1024;

  private final byte[] utf8;
  private boolean wiped;

  private Password(byte[] utf8) {
    this.utf8 = utf8;
  }

  /**
   * Copies {@code text}.
   *
   * @throws InvalidInput naming {@code password} if it is empty, too long or not valid Unicode
   */
  public static Password of(CharSequence text) {
    if (text.isEmpty()) {
      throw new InvalidInput("password", "must not be empty");
    }
    return new Password(Text.utf8("password", text, MAX_BYTES));
  }

  /**
   * Copies {@code text} as {@link #of(CharSequence)} does, then wipes {@code text}.
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

  /** Length in code points. */
  public int length() {
    return reveal(Password::codePoints);
  }

  /**
   * Passes the plaintext to {@code use}, which must neither keep nor change the array.
   *
   * @throws IllegalStateException if the password is closed
   */
  public <T> T reveal(Function<byte[], T> use) {
    if (wiped) {
      throw new IllegalStateException("password used after it was wiped");
    }
    return use.apply(utf8);
  }

  /**
   * Passes the {@linkplain PasswordFolding folded} plaintext to {@code use}, which must not keep
   * the array. The array is wiped afterwards.
   *
   * @throws IllegalStateException if the password is closed
   */
  public <T> T revealFolded(Function<byte[], T> use) {
    byte[] folded = reveal(PasswordFolding::fold);
    try {
      return use.apply(folded);
    } finally {
      Arrays.fill(folded, (byte) 0);
    }
  }

  private static int codePoints(byte[] utf8) {
    int count = 0;
    for (byte unit : utf8) {
      if ((unit & 0xC0) != 0x80) { // counts bytes that don't continue a code point
        count++;
      }
    }
    return count;
  }

  /** Wipes the password. */
  @Override
  public void close() {
    wiped = true;
    Arrays.fill(utf8, (byte) 0);
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "Password[…]";
  }
}
