package dev.portcullis.adapters.crypto.password.denied;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/**
 * Builder of filters, which {@link DeniedPasswordLists#read} reads. A list may be larger than the
 * memory. For each million lines, a filter takes 3 MB on disk, temporary files of 8 MB in its
 * folder, and 0.1 MB of memory, on top of 10 MB.
 */
public final class PasswordFilterBuilder {
  private static final long MILLION = 1_000_000;

  private PasswordFilterBuilder() {}

  /**
   * Filter that was built.
   *
   * @param passwords the number of different passwords
   * @param bytes the size of the filter
   */
  public record Built(long passwords, long bytes) {}

  /** Source of fingerprints. */
  @FunctionalInterface
  interface Fingerprints {
    void addTo(FingerprintSorter sorter) throws IOException;
  }

  /**
   * Builds a filter from a text with a SHA-1 hash of a password on each line, in hexadecimal, with
   * or without a colon and a count.
   *
   * @param filter the file to write; may replace another filter, at once and as a whole
   * @param progress receives the number of lines read, after each million
   * @throws DeniedPasswordsRefused when a file can't be read or written, or has another format
   */
  public static Built fromHashes(Path list, Path filter, LongConsumer progress) {
    return build(list, LineFormat.HASHES, filter, progress);
  }

  /**
   * Builds a filter from a text in UTF-8 with a password on each line. Otherwise as {@link
   * #fromHashes}.
   */
  public static Built fromPasswords(Path list, Path filter, LongConsumer progress) {
    return build(list, LineFormat.PASSWORDS, filter, progress);
  }

  private static Built build(Path list, LineFormat format, Path filter, LongConsumer progress) {
    if (!Files.exists(list)) {
      throw new DeniedPasswordsRefused("there is no file " + list);
    }
    return build(filter, format.isFolded(), sorter -> read(list, format, sorter, progress));
  }

  /**
   * Builds a filter of {@code fingerprints}.
   *
   * @throws DeniedPasswordsRefused as {@link #fromHashes}, and when there is no fingerprint
   */
  static Built build(Path filter, boolean folded, Fingerprints fingerprints) {
    Path folder = filter.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new DeniedPasswordsRefused("there is no folder " + folder);
    }
    try {
      if (Files.exists(filter)
          && !(Files.isRegularFile(filter) && PasswordFilter.isFilter(filter))) {
        throw new DeniedPasswordsRefused(
            "%s exists and is not a filter; choose another file to write".formatted(filter));
      }
      try (var sorter = new FingerprintSorter(folder)) {
        fingerprints.addTo(sorter);
        if (sorter.size() == 0) {
          throw new DeniedPasswordsRefused("the list is empty");
        }
        return write(filter, folded, sorter);
      }
    } catch (IOException failure) {
      throw new DeniedPasswordsRefused("can't make %s: %s".formatted(filter, failure), failure);
    }
  }

  private static void read(
      Path list, LineFormat format, FingerprintSorter sorter, LongConsumer progress)
      throws IOException {
    try (var lines = new LineReader(Files.newInputStream(list), list.toString())) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        sorter.add(format.fingerprint(line, lines));
        if (sorter.size() % MILLION == 0) {
          progress.accept(sorter.size());
        }
      }
    }
  }

  /** Writes a draft, which then takes the name of the filter. */
  private static Built write(Path filter, boolean folded, FingerprintSorter sorter)
      throws IOException {
    Path draft = filter.resolveSibling(filter.getFileName() + ".part");
    try (var file =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      try {
        long passwords = FilterWriter.write(sorter, folded, file);
        var built = new Built(passwords, file.size());
        file.force(true);
        Files.move(draft, filter, StandardCopyOption.ATOMIC_MOVE);
        return built;
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (FileAlreadyExistsException running) {
      throw new DeniedPasswordsRefused(
          "%s exists: another build runs, or one was interrupted; delete it and try again"
              .formatted(draft),
          running);
    }
  }
}
