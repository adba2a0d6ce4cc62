package dev.portcullis.adapters.crypto.password.denied;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sorter of more fingerprints than fit into memory. It divides them by their first 8 bits among 256
 * parts, and sorts one part at a time. A part of more than 4,096 is in a temporary file, 8 bytes
 * for each fingerprint. Not thread-safe.
 */
final class FingerprintSorter implements Closeable {
  static final int PARTS = 256;

  /** Largest part, which is sorted in memory: 512 MiB. */
  private static final long MAX_PART_BYTES = 1 << 29;

  private final List<Part> parts;
  private long size;

  /** Creates the temporary files in {@code folder}. */
  FingerprintSorter(Path folder) {
    this.parts = Stream.generate(() -> new Part(folder)).limit(PARTS).toList();
  }

  void add(long fingerprint) throws IOException {
    parts.get((int) (fingerprint >>> 56)).add(fingerprint);
    size++;
  }

  /** Returns the number of fingerprints, duplicates included. */
  long size() {
    return size;
  }

  /**
   * Returns the fingerprints of a part in unsigned order, once. All of them come before those of
   * the next part.
   *
   * @throws DeniedPasswordsRefused when the part is too large
   */
  long[] sorted(int part) throws IOException {
    long[] fingerprints = parts.get(part).read();
    Arrays.sort(fingerprints); // all have the same sign
    return fingerprints;
  }

  @Override
  public void close() throws IOException {
    for (Part part : parts) {
      part.close();
    }
  }

  private static final class Part implements Closeable {
    private final Path folder;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 15);
    private @Nullable FileChannel file;

    Part(Path folder) {
      this.folder = folder;
    }

    void add(long fingerprint) throws IOException {
      if (!buffer.hasRemaining()) {
        flush(file());
      }
      buffer.putLong(fingerprint);
    }

    long[] read() throws IOException {
      return file == null ? readBuffer() : read(file);
    }

    private long[] readBuffer() {
      var longs = buffer.flip().asLongBuffer();
      long[] fingerprints = new long[longs.remaining()];
      longs.get(fingerprints);
      return fingerprints;
    }

    private long[] read(FileChannel full) throws IOException {
      flush(full);
      if (full.size() > MAX_PART_BYTES) {
        throw new DeniedPasswordsRefused(
            "The hashes are too many, or not evenly distributed as SHA-1 hashes are");
      }
      try (var arena = Arena.ofConfined()) {
        return full.map(MapMode.READ_ONLY, 0, full.size(), arena).toArray(FilterLayout.LONG);
      }
    }

    private void flush(FileChannel full) throws IOException {
      buffer.flip();
      while (buffer.hasRemaining()) {
        full.write(buffer);
      }
      buffer.clear();
    }

    /** Returns the file, which is deleted when it is closed. */
    private FileChannel file() throws IOException {
      if (file == null) {
        file =
            FileChannel.open(
                Files.createTempFile(folder, ".fingerprints", ".tmp"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
      }
      return file;
    }

    @Override
    public void close() throws IOException {
      if (file != null) {
        file.close();
      }
    }
  }
}
