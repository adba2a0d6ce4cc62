package dev.portcullis.adapters.mail.template;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mustache template of one text. */
final class TextTemplate {
  /** Sufficient in text and in quoted attributes, and leaves links readable. */
  private static final Mustache.Escaper FOR_HTML =
      Escapers.simple(
          new String[][] {
            {"&", "&amp;"}, {"\"", "&quot;"}, {"'", "&#39;"}, {"<", "&lt;"}, {">", "&gt;"}
          });

  private final Template template;
  private final Set<String> variables;

  private TextTemplate(Template template, Set<String> variables) {
    this.template = template;
    this.variables = variables;
  }

  /**
   * Parses {@code text}, which may use the variables that are {@code allowed}. Values are escaped
   * in a file that ends in {@code .html}.
   *
   * @throws MailTemplatesRefused naming {@code file} when it is malformed or has an unknown
   *     variable
   */
  static TextTemplate of(String file, String text, List<String> allowed) {
    Mustache.Escaper escaper = file.endsWith(".html") ? FOR_HTML : Escapers.NONE;
    try {
      Template template = Mustache.compiler().withEscaper(escaper).compile(text);
      return new TextTemplate(template, TemplateTags.variables(file, template, allowed));
    } catch (MustacheException malformed) {
      String problem = String.valueOf(malformed.getMessage()).replaceAll("\\s+", " ");
      throw new MailTemplatesRefused(file + ": " + problem, malformed);
    }
  }

  boolean has(String variable) {
    return variables.contains(variable);
  }

  String fill(Map<String, String> values) {
    return template.execute(values);
  }
}
