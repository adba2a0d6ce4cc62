package dev.portcullis.adapters.crypto.password.denied;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the lines of a text, however long the text is. A line ends with LF or CR LF. A byte
 * order mark at the start is skipped, and so are empty lines. Not thread-safe.
 */
final class LineReader implements Closeable {
  private static final int MAX_BYTES = 1 << 16;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream text;
  private final String name;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private final byte[] line = new byte[MAX_BYTES];
  private long number;

  /** Reads {@code text}, whose name in messages is {@code name}. */
  LineReader(InputStream text, String name) {
    this.text = text;
    this.name = name;
  }

  /**
   * Returns the next line without its end, or null at the end of the text.
   *
   * @throws DeniedPasswordsRefused when the line has more than 64 KiB
   */
  byte @Nullable [] next() throws IOException {
    while (hasMore()) {
      number++;
      byte[] found = withoutMark(readLine());
      if (found.length > 0) {
        return found;
      }
    }
    return null;
  }

  private byte[] readLine() throws IOException {
    int length = 0;
    while (hasMore()) {
      byte next = buffer[position++];
      if (next == '\n') {
        break;
      }
      if (length == line.length) {
        throw refused("has more than 64 KiB; a line must have one password or hash");
      }
      line[length++] = next;
    }
    boolean endsWithReturn = length > 0 && line[length - 1] == '\r';
    return Arrays.copyOf(line, endsWithReturn ? length - 1 : length);
  }

  private byte[] withoutMark(byte[] found) {
    int mark = BYTE_ORDER_MARK.length;
    boolean isMarked =
        number == 1
            && found.length >= mark
            && Arrays.equals(found, 0, mark, BYTE_ORDER_MARK, 0, mark);
    return isMarked ? Arrays.copyOfRange(found, mark, found.length) : found;
  }

  private boolean hasMore() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, text.read(buffer));
    }
    return position < limit;
  }

  /** Returns the number of the line that was read last; the first is 1. */
  long number() {
    return number;
  }

  /** Returns a refusal of the line that was read last. It doesn't repeat the line. */
  DeniedPasswordsRefused refused(String problem) {
    return new DeniedPasswordsRefused("%s: line %,d %s".formatted(name, number, problem));
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
