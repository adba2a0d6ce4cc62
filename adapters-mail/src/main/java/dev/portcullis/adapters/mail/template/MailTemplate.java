package dev.portcullis.adapters.mail.template;

import dev.portcullis.application.port.out.emaillink.MailKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The texts of one kind of mail: its subject, and its body as plain text and as HTML. */
public record MailTemplate(TextTemplate subject, TextTemplate text, TextTemplate html) {
  private static final String SUBJECT = ".subject.txt";
  private static final String TEXT = ".txt";
  private static final String HTML = ".html";

  /** The texts of one mail. */
  public record Words(String subject, String text, String html) {}

  /**
   * Reads {@code NAME.subject.txt}, {@code NAME.txt} and {@code NAME.html} of that kind.
   *
   * @throws MailTemplatesRefused when one of them can't be used
   */
  static MailTemplate of(MailKind kind, TemplateFiles files) {
    String name = MailTemplates.name(kind);
    List<String> variables = TemplateTags.variablesOf(kind);
    return new MailTemplate(
        subject(name + SUBJECT, files, variables),
        text(name + TEXT, files, variables),
        text(name + HTML, files, variables));
  }

  /** The names of these files. */
  static Stream<String> files(String name) {
    return Stream.of(name + SUBJECT, name + TEXT, name + HTML);
  }

  private static TextTemplate subject(String file, TemplateFiles files, List<String> variables) {
    String line = files.read(file).strip();
    if (line.isEmpty() || line.chars().anyMatch(Character::isISOControl)) {
      throw new MailTemplatesRefused(file + ": must be one line", null);
    }
    return TextTemplate.of(file, line, variables);
  }

  private static TextTemplate text(String file, TemplateFiles files, List<String> variables) {
    var template = TextTemplate.of(file, files.read(file), variables);
    if (variables.contains("link") && !template.has("link")) {
      throw new MailTemplatesRefused(file + ": must have {{link}}", null);
    }
    return template;
  }

  public Words fill(Map<String, String> values) {
    return new Words(subject.fill(values), text.fill(values), html.fill(values));
  }
}
