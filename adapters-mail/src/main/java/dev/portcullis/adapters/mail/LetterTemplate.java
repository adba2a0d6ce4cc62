package dev.portcullis.adapters.mail;

import java.util.Map;

/** What one kind of mail says: a subject, and a text for programs without and with HTML. */
record LetterTemplate(MailTemplate subject, MailTemplate text, MailTemplate html) {
  /** What one mail says. */
  record Words(String subject, String text, String html) {}

  /**
   * Reads {@code NAME.subject.txt}, {@code NAME.txt} and {@code NAME.html}.
   *
   * @throws TemplatesRefused when no mail can be written with them
   */
  static LetterTemplate of(String name, TemplateFiles files) {
    return new LetterTemplate(
        subject(name + ".subject.txt", files),
        text(name + ".txt", files),
        text(name + ".html", files));
  }

  private static MailTemplate subject(String file, TemplateFiles files) {
    String line = files.read(file).strip();
    if (line.isEmpty() || line.chars().anyMatch(Character::isISOControl)) {
      throw new TemplatesRefused(file + ": must be one line", null);
    }
    return MailTemplate.of(file, line);
  }

  private static MailTemplate text(String file, TemplateFiles files) {
    var template = MailTemplate.of(file, files.read(file));
    if (!template.has("link")) {
      throw new TemplatesRefused(file + ": must have {{link}}", null);
    }
    return template;
  }

  Words fill(Map<String, String> values) {
    return new Words(subject.fill(values), text.fill(values), html.fill(values));
  }
}
