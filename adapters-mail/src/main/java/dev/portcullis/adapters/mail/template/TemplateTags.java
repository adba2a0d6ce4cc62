package dev.portcullis.adapters.mail.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects and checks all tags of a template, sections included, before the first mail is written.
 */
final class TemplateTags implements Mustache.Visitor {
  /** Variables that a template can use. */
  static final List<String> VARIABLES =
      List.of("link", "email", "lifetime", "lifetime-minutes", "public-url");

  private final String file;
  private final Set<String> variables = new TreeSet<>();

  private TemplateTags(String file) {
    this.file = file;
  }

  /**
   * Returns the variables in the template.
   *
   * @throws MailTemplatesRefused naming {@code file} when it uses an unknown variable or an
   *     unsupported tag
   */
  static Set<String> variables(String file, Template template) {
    var tags = new TemplateTags(file);
    template.visit(tags);
    return tags.variables;
  }

  @Override
  public void visitText(String text) {
    if (text.contains("{{")) {
      throw refused("a tag is not closed");
    }
  }

  @Override
  public void visitVariable(String name) {
    if (!VARIABLES.contains(name)) {
      throw refused(
          "unknown variable %s; the variables are %s"
              .formatted(name, String.join(", ", VARIABLES)));
    }
    variables.add(name);
  }

  @Override
  public boolean visitSection(String name) {
    visitVariable(name);
    return true;
  }

  @Override
  public boolean visitInvertedSection(String name) {
    visitVariable(name);
    return true;
  }

  @Override
  public boolean visitInclude(String name) {
    throw refused("can't include " + name);
  }

  @Override
  public boolean visitParent(String name) {
    throw refused("can't include " + name);
  }

  @Override
  public boolean visitBlock(String name) {
    throw refused("can't contain a block");
  }

  private MailTemplatesRefused refused(String problem) {
    return new MailTemplatesRefused(file + ": " + problem, null);
  }
}
