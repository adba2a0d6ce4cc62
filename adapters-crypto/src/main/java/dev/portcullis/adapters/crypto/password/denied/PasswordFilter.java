package dev.portcullis.adapters.crypto.password.denied;

import dev.portcullis.application.port.out.password.DeniedPasswords;
import dev.portcullis.domain.password.Password;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * List of denied passwords as a filter: 3 bytes for each password, in the form of {@link
 * FilterLayout}. It finds every password of its list, and others with a probability of at most
 * 1.53e-5.
 */
final class PasswordFilter implements DeniedPasswords {
  private final MemorySegment file;
  private final FilterLayout layout;

  private PasswordFilter(MemorySegment file, FilterLayout layout) {
    this.file = file;
    this.layout = layout;
  }

  /** Returns whether {@code file} begins as a filter does. */
  static boolean isFilter(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var start = ByteBuffer.allocate(Long.BYTES);
      while (start.hasRemaining() && channel.read(start) >= 0) {
        // until the buffer is full or the file ends
      }
      return FilterLayout.isMagic(start.flip());
    }
  }

  /**
   * Maps a file into memory. The file must not change while it is in use, but may be replaced by
   * another.
   *
   * @throws DeniedPasswordsRefused when it is damaged
   */
  static PasswordFilter open(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return of(channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()), file.toString());
    }
  }

  /**
   * Reads a filter in memory.
   *
   * @param name the name for messages
   * @throws DeniedPasswordsRefused when it is damaged
   */
  static PasswordFilter of(MemorySegment file, String name) {
    if (file.byteSize() >= FilterLayout.HEADER_BYTES) {
      var filter = new PasswordFilter(file, FilterLayout.read(file));
      if (filter.isComplete()) {
        return filter;
      }
    }
    throw new DeniedPasswordsRefused(
        "%s is damaged, or made by another version; make it again with `portcullis passwords build-filter`"
            .formatted(name));
  }

  /** Returns whether the buckets divide the entries, so that no lookup leaves the file. */
  private boolean isComplete() {
    if (!layout.fits(file) || start(0) != 0 || start(layout.buckets()) != layout.entries()) {
      return false;
    }
    long before = 0;
    for (int bucket = 0; bucket <= layout.buckets(); bucket++) {
      long start = start(bucket);
      if (start < before) {
        return false;
      }
      before = start;
    }
    return true;
  }

  @Override
  public boolean contains(Password password) {
    return layout.folded()
        ? password.revealFolded(text -> has(Fingerprint.of(text)))
        : password.reveal(text -> has(Fingerprint.of(text)));
  }

  /** Searches the fingerprint's bucket by bisection. */
  private boolean has(long fingerprint) {
    int bucket = layout.bucketOf(fingerprint);
    int wanted = layout.entryOf(fingerprint);
    long low = start(bucket);
    long high = start(bucket + 1);
    while (low < high) {
      long middle = (low + high) >>> 1;
      int found = entry(middle);
      if (found == wanted) {
        return true;
      }
      if (found < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return false;
  }

  private long start(int bucket) {
    return file.get(FilterLayout.LONG, layout.place(bucket));
  }

  private int entry(long index) {
    long at = layout.entry(index);
    return unsigned(at) << 16 | unsigned(at + 1) << 8 | unsigned(at + 2);
  }

  private int unsigned(long at) {
    return Byte.toUnsignedInt(file.get(ValueLayout.JAVA_BYTE, at));
  }
}
