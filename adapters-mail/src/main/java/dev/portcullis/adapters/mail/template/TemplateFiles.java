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
 * Where templates are read: a folder of the installation's own, if it has one, and what is built in
 * for whatever isn't there.
 */
record TemplateFiles(Optional<Path> folder) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * The text of that file.
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
      throw new MailTemplatesRefused(file + ": is no UTF-8", malformed);
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
   * Sees that the folder is there, and that no text or page in it is left unread for a slip in its
   * name.
   *
   * @throws MailTemplatesRefused when it isn't so
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
                    name + ": is none of " + String.join(", ", known), null);
              });
    } catch (IOException unreadable) {
      throw new MailTemplatesRefused("can't read the folder " + own, unreadable);
    }
  }
}
