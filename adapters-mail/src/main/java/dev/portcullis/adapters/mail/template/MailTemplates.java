package dev.portcullis.adapters.mail.template;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.port.out.emaillink.MailKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The texts of all kinds of mail: the built-in ones, or an installation's own. */
public final class MailTemplates {
  private final Map<MailKind, MailTemplate> templates = new EnumMap<>(MailKind.class);

  private MailTemplates(TemplateFiles files) {
    for (MailKind kind : MailKind.values()) {
      templates.put(kind, MailTemplate.of(kind, files));
    }
  }

  /**
   * Reads the templates in {@code folder}, and the built-in ones that have no replacement there.
   *
   * @throws MailTemplatesRefused when one of them can't be used
   */
  public static MailTemplates read(Optional<Path> folder) {
    var files = new TemplateFiles(folder);
    files.check(
        Arrays.stream(MailKind.values())
            .map(MailTemplates::name)
            .flatMap(MailTemplate::files)
            .toList());
    return new MailTemplates(files);
  }

  /** The name that the files of a kind begin with. */
  public static String name(MailKind kind) {
    return kind.storedName().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The texts of mails of that kind. */
  public MailTemplate of(MailKind kind) {
    return requireNonNull(templates.get(kind));
  }
}
