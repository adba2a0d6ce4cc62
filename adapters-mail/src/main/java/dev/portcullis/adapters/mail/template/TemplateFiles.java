package dev.portcullis.adapters.mail.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Source of templates: the configured folder, if there is one, and the built-in files for those
 * missing there.
 */
record TemplateFiles(Optional<Path> folder) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Returns the text of a file.
   *
   * @throws MailTemplatesRefused when it can't be read
   */
  String read(String file) {
    return folder
        .map(own -> own.resolve(file))
        .filter(Files::exists)
        .map(TemplateFiles::read)
        .orElseGet(() -> builtIn(file));
  }

  private static String read(Path file) {
    try {
      String text = Files.readString(file, UTF_8);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException malformed) {
      throw new MailTemplatesRefused(file + ": is not UTF-8", malformed);
    } catch (IOException unreadable) {
      throw new MailTemplatesRefused(file + ": can't be read", unreadable);
    }
  }

  private static String builtIn(String file) {
    try (InputStream text = TemplateFiles.class.getResourceAsStream(file)) {
      if (text == null) {
        throw new IllegalStateException(file + " is missing");
      }
      return new String(text.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Checks that the folder exists, and that every {@code .txt} and {@code .html} file in it has a
   * known name. So a misspelt name is reported.
   *
   * @throws MailTemplatesRefused when a check fails
   */
  void check(List<String> known) {
    folder.ifPresent(own -> check(own, known));
  }

  private static void check(Path own, List<String> known) {
    try (Stream<Path> files = Files.list(own)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt") || name.endsWith(".html"))
          .filter(name -> !known.contains(name))
          .sorted()
          .findFirst()
          .ifPresent(
              name -> {
                throw new MailTemplatesRefused(
                    name + ": unknown template; the names are " + String.join(", ", known), null);
              });
    } catch (IOException unreadable) {
      throw new MailTemplatesRefused("can't read the folder " + own, unreadable);
    }
  }
}
