package dev.portcullis.adapters.crypto.password.denied;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** Writer of a filter from sorted fingerprints. It holds the table of buckets in memory. */
final class FilterWriter {
  private final FilterLayout layout;
  private final long[] table;
  private long entries;
  private long last = -1; // no entry: FilterLayout keeps at most 52 bits

  private FilterWriter(FilterLayout layout) {
    this.layout = layout;
    this.table = new long[layout.buckets() + 1];
  }

  /**
   * Writes a filter to {@code file}, which is empty.
   *
   * @return the number of entries; fingerprints with equal first bits are one entry
   */
  static long write(FingerprintSorter fingerprints, boolean folded, FileChannel file)
      throws IOException {
    int bits = FilterLayout.bucketBitsFor(fingerprints.size());
    var writer = new FilterWriter(new FilterLayout(folded, bits, 0));
    file.position(writer.layout.entry(0));
    var out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
    for (int part = 0; part < FingerprintSorter.PARTS; part++) {
      for (long fingerprint : fingerprints.sorted(part)) {
        writer.add(fingerprint, out);
      }
    }
    out.flush();
    writer.writeTable(file);
    return writer.entries;
  }

  private void add(long fingerprint, OutputStream out) throws IOException {
    long kept = layout.keptOf(fingerprint);
    if (kept == last) {
      return;
    }
    last = kept;
    entries++;
    table[layout.bucketOf(fingerprint) + 1]++;
    int entry = layout.entryOf(fingerprint);
    out.write(entry >>> 16);
    out.write(entry >>> 8);
    out.write(entry);
  }

  private void writeTable(FileChannel file) throws IOException {
    var head = ByteBuffer.allocate((int) layout.entry(0));
    head.put(new FilterLayout(layout.folded(), layout.bucketBits(), entries).header());
    long start = 0;
    for (long size : table) {
      start += size;
      head.putLong(start);
    }
    head.flip();
    file.position(0);
    while (head.hasRemaining()) {
      file.write(head);
    }
  }
}
