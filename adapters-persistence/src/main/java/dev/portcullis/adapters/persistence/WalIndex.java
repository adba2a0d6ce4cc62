package dev.portcullis.adapters.persistence;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The head of the index that SQLite keeps of its write-ahead log, in memory that the connections of
 * all processes share (https://sqlite.org/walformat.html, section 2.1). Every commit, whoever makes
 * it, changes the head before it is over. So what has been read stays true as long as the head
 * does: to look at it takes nanoseconds, a query takes microseconds. Thread-safe.
 */
final class WalIndex {
  private static final Logger LOG = LoggerFactory.getLogger(WalIndex.class);

  /** Of its two copies, that which is written last. */
  private static final long HEAD_BYTES = 48;

  private static final int FORMAT = 3_007_000;

  /**
   * What has been opened, which stays so: to close a descriptor of a file would end all locks that
   * this process holds on it (POSIX, {@code fcntl}), those of SQLite among them.
   */
  private static final Map<Object, FileChannel> OPENED = new HashMap<>();

  /** The head as it was once. Its last eight bytes are a sum over all others. */
  record Commit(long format, long change, long size, long frame, long salt, long sum) {}

  private final MemorySegment head;

  private WalIndex(MemorySegment head) {
    this.head = head;
  }

  /**
   * That of {@code database}, to which the caller is connected for as long as it asks; nothing
   * where SQLite keeps none, or one of another format.
   */
  static Optional<WalIndex> of(Path database) {
    try {
      Path real = database.toRealPath();
      return head(real.resolveSibling(real.getFileName() + "-shm"))
          .filter(head -> head.get(JAVA_INT, 0) == FORMAT)
          .map(WalIndex::new);
    } catch (IOException none) {
      LOG.debug("Each lookup is a query, since there is no index of a log", none);
      return Optional.empty();
    }
  }

  private static synchronized Optional<MemorySegment> head(Path file) throws IOException {
    @Nullable Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    if (key == null) {
      return Optional.empty();
    }
    FileChannel channel = OPENED.get(key);
    if (channel == null) {
      channel = FileChannel.open(file);
      OPENED.put(key, channel);
    }
    return Optional.of(channel.map(MapMode.READ_ONLY, 0, HEAD_BYTES, Arena.ofAuto()));
  }

  /** Tells apart what is committed now from whatever was, or will be, at another time. */
  Commit lastCommit() {
    var commit = new Commit(word(0), word(1), word(2), word(3), word(4), word(5));
    // What the caller reads from the database must not be older.
    VarHandle.acquireFence();
    return commit;
  }

  private long word(long number) {
    return head.get(JAVA_LONG, number * Long.BYTES);
  }
}
