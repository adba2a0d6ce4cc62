package dev.portcullis.adapters.mail.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.portcullis.application.port.out.emaillink.MailKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects and checks all tags of a template, sections included, before the first mail is written.
 */
final class TemplateTags implements Mustache.Visitor {
  private static final List<String> OF_LINKS =
      List.of("link", "email", "lifetime", "lifetime-minutes", "public-url");
  private static final List<String> OF_NOTICES = List.of("email", "time", "address", "public-url");
  private static final List<String> OF_PROVIDERS =
      List.of("email", "time", "address", "provider", "public-url");

  private final String file;
  private final List<String> allowed;
  private final Set<String> variables = new TreeSet<>();

  private TemplateTags(String file, List<String> allowed) {
    this.file = file;
    this.allowed = allowed;
  }

  /** Returns the variables that a template of that kind can use. */
  static List<String> variablesOf(MailKind kind) {
    return switch (kind) {
      case VERIFICATION, PASSWORD_RESET -> OF_LINKS;
      case PASSWORD_CHANGED, EMAIL_CHANGED, NEW_DEVICE -> OF_NOTICES;
      case PROVIDER_LINKED -> OF_PROVIDERS;
    };
  }

  /**
   * Returns the variables in the template.
   *
   * @throws MailTemplatesRefused naming {@code file} when it uses a variable that isn't {@code
   *     allowed} or an unsupported tag
   */
  static Set<String> variables(String file, Template template, List<String> allowed) {
    var tags = new TemplateTags(file, allowed);
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
    if (!allowed.contains(name)) {
      throw refused(
          "unknown variable %s; the variables are %s".formatted(name, String.join(", ", allowed)));
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
