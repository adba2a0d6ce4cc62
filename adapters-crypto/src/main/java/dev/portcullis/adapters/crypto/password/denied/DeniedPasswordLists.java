package dev.portcullis.adapters.crypto.password.denied;

import dev.portcullis.application.port.out.password.DeniedPasswords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists of denied passwords: the built-in ones, and those in files. */
public final class DeniedPasswordLists {
  private static final String COMMON = "common-passwords.txt";
  private static final String KNOWN = "known-passwords.filter";
  private static final long MAX_TEXT_BYTES = 64 << 20;

  private DeniedPasswordLists() {}

  /** Returns the 500 most frequent passwords of at least eight characters. */
  public static DeniedPasswords common() {
    try (var lines = new LineReader(Objects.requireNonNull(resource(COMMON)), COMMON)) {
      return PasswordList.of(lines);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Returns some 600,000 known passwords of at least eight characters.
   *
   * @throws DeniedPasswordsRefused when they were not available to the build
   */
  public static DeniedPasswords known() {
    try (InputStream filter = resource(KNOWN)) {
      if (filter == null) {
        throw new DeniedPasswordsRefused(
            "this build lacks the list of known passwords, because npm could not get it; install npm"
                + " and build again, or set another list");
      }
      return PasswordFilter.of(MemorySegment.ofArray(filter.readAllBytes()), KNOWN);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads a list from a file: a filter, or a text in UTF-8 with one password on each line. A filter
   * is mapped into memory. The file must not change while it is in use, but another file may take
   * its place.
   *
   * @throws DeniedPasswordsRefused when it can't be read or has another format
   */
  public static DeniedPasswords read(Path file) {
    if (!Files.exists(file)) {
      throw new DeniedPasswordsRefused("there is no file " + file);
    }
    if (!Files.isRegularFile(file)) {
      throw new DeniedPasswordsRefused(file + " is not a file");
    }
    try {
      return PasswordFilter.isFilter(file) ? PasswordFilter.open(file) : text(file);
    } catch (IOException failure) {
      throw new DeniedPasswordsRefused(
          "%s can't be read (%s)".formatted(file, failure.getClass().getSimpleName()), failure);
    }
  }

  private static DeniedPasswords text(Path file) throws IOException {
    if (Files.size(file) > MAX_TEXT_BYTES) {
      throw new DeniedPasswordsRefused(
          "%s has over 64 MiB; make a filter of it with `portcullis passwords build-filter`"
              .formatted(file));
    }
    try (var lines = new LineReader(Files.newInputStream(file), file.toString())) {
      PasswordList list = PasswordList.of(lines);
      if (list.isEmpty()) {
        throw new DeniedPasswordsRefused(file + " is empty");
      }
      return list;
    }
  }

  private static @Nullable InputStream resource(String name) {
    return DeniedPasswordLists.class.getResourceAsStream(name);
  }
}
