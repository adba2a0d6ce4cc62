package dev.portcullis.adapters.crypto.masterkey;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Files of a generated master key: {@code master.key}, its successor {@code master.key.next} while
 * it is being replaced, and its predecessor {@code master.key.old} afterwards. At every instant,
 * {@code master.key} exists.
 */
public final class MasterKeyFiles {
  static final String CURRENT = "master.key";

  private final MasterKeyFile current;
  private final MasterKeyFile next;
  private final MasterKeyFile old;

  MasterKeyFiles(Path dataDirectory) {
    this.current = new MasterKeyFile(dataDirectory.resolve(CURRENT));
    this.next = new MasterKeyFile(dataDirectory.resolve(CURRENT + ".next"));
    this.old = new MasterKeyFile(dataDirectory.resolve(CURRENT + ".old"));
  }

  /** Returns the successor; empty if there is none. */
  Optional<MasterKey> next() {
    return next.find().map(text -> MasterKey.decode(text, next.toString()));
  }

  /** Returns the name of the successor's file, for messages. */
  public Path nextFile() {
    return next.path();
  }

  /** Returns the name of the predecessor's file, for messages. */
  public Path oldFile() {
    return old.path();
  }

  /**
   * Generates the successor, unless there is one. Of processes at the same time, one does.
   *
   * @throws MasterKeyRefused when the predecessor of an earlier replacement is still there, or the
   *     file can't be written
   */
  public void prepareNext() {
    if (!next.exists() && old.exists()) {
      throw leftOver();
    }
    next.readOrMake();
  }

  private MasterKeyRefused leftOver() {
    return new MasterKeyRefused(
        "%s is left from an earlier replacement: move it to the backups that need it, or delete it, and repeat the command"
            .formatted(old),
        null);
  }

  /**
   * Makes the successor the master key, and keeps the present one as the predecessor. Does nothing
   * if there is no successor. Can be interrupted and repeated.
   *
   * @throws MasterKeyRefused when the files can't be written
   */
  public void finish() {
    if (!next.exists()) {
      return;
    }
    try {
      keepPresent();
      if (Files.mismatch(old.path(), current.path()) != -1) {
        if (next.exists()) {
          throw leftOver();
        }
        return;
      }
      Files.move(
          next.path(),
          current.path(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      current.force();
    } catch (NoSuchFileException another) {
      // Another process finished first.
    } catch (IOException | UnsupportedOperationException failure) {
      throw new MasterKeyRefused(
          "Can't rename %s (%s): let this user write there, and repeat the command"
              .formatted(next, failure.getClass().getSimpleName()),
          failure);
    }
  }

  private void keepPresent() throws IOException {
    try {
      // A link never replaces a file, and both names have the same key at every instant.
      Files.createLink(old.path(), current.path());
      old.force();
    } catch (FileAlreadyExistsException kept) {
      // By an interrupted run, or by another process.
    }
  }
}
