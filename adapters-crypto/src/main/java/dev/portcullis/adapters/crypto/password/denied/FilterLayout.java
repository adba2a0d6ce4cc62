package dev.portcullis.adapters.crypto.password.denied;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Layout of a filter file: a header, a table of buckets, and the entries. All numbers are
 * big-endian.
 *
 * <p>The first bits of a fingerprint select its bucket, and the next 24 bits are its entry. The
 * entries are in the order of the fingerprints. The table has the index of the first entry of each
 * bucket, and at its end the number of entries, in 8 bytes each.
 *
 * <p>A bucket has at most 256 entries on average. So a password that isn't on the list is found
 * with a probability of at most 256 / 2^24 = 1.53e-5.
 *
 * @param folded whether the fingerprints are of folded passwords
 * @param bucketBits the number of bits that select a bucket
 */
record FilterLayout(boolean folded, int bucketBits, long entries) {
  static final int HEADER_BYTES = 24;
  static final int ENTRY_BYTES = 3;

  static final ValueLayout.OfLong LONG = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /** No text in UTF-8 begins with the first byte. */
  private static final long MAGIC = 0x89_50_57_46_0D_0A_1A_0AL;

  private static final int ENTRY_BITS = 8 * ENTRY_BYTES;
  private static final int BUCKET_SIZE = 256;
  private static final int MAX_BUCKET_BITS = 28;
  private static final long MAX_ENTRIES = (long) BUCKET_SIZE << MAX_BUCKET_BITS;

  /** Returns the number of bucket bits for at most {@code entries}. */
  static int bucketBitsFor(long entries) {
    int bits = 0;
    while (((long) BUCKET_SIZE << bits) < entries) {
      bits++;
    }
    return bits;
  }

  /** Returns whether {@code start}, the start of a file, is that of a filter. */
  static boolean isMagic(ByteBuffer start) {
    return start.remaining() >= Long.BYTES && start.getLong(start.position()) == MAGIC;
  }

  /** Reads the header of {@code file}, which has {@value #HEADER_BYTES} bytes or more. */
  static FilterLayout read(MemorySegment file) {
    return new FilterLayout(file.get(INT, 8) == 1, file.get(INT, 12), file.get(LONG, 16));
  }

  /** Returns the header. */
  byte[] header() {
    return ByteBuffer.allocate(HEADER_BYTES)
        .putLong(MAGIC)
        .putInt(folded ? 1 : 0)
        .putInt(bucketBits)
        .putLong(entries)
        .array();
  }

  /** Returns whether {@code file} has this header and the length that follows from it. */
  boolean fits(MemorySegment file) {
    return MemorySegment.ofArray(header()).mismatch(file.asSlice(0, HEADER_BYTES)) < 0
        && bucketBits >= 0
        && bucketBits <= MAX_BUCKET_BITS
        && entries >= 0
        && entries <= MAX_ENTRIES
        && file.byteSize() == entry(entries);
  }

  int buckets() {
    return 1 << bucketBits;
  }

  int bucketOf(long fingerprint) {
    return (int) (fingerprint >>> 1 >>> (63 - bucketBits)); // also for 0 bits
  }

  int entryOf(long fingerprint) {
    return (int) (fingerprint << bucketBits >>> (64 - ENTRY_BITS));
  }

  /** Returns the bits of a fingerprint that a filter keeps. */
  long keptOf(long fingerprint) {
    return fingerprint >>> (64 - ENTRY_BITS - bucketBits);
  }

  /** Returns the offset of a bucket's place in the table. */
  long place(long bucket) {
    return HEADER_BYTES + Long.BYTES * bucket;
  }

  /** Returns the offset of an entry. */
  long entry(long index) {
    return place(buckets() + 1L) + ENTRY_BYTES * index;
  }
}
