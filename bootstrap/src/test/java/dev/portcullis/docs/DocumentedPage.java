package dev.portcullis.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a page.
 *
 * <ul>
 *   <li>A block of the language {@code sh} has commands that are run. The {@code json} or {@code
 *       text} block right after it shows their output. Without one, they print nothing.
 *   <li>A {@code yaml} block whose first line is a comment with a file name is written to that
 *       file.
 *   <li>Blocks of other languages, such as {@code bash}, are not run.
 * </ul>
 *
 * @param name the name of the page
 * @param steps in the order of the page
 */
record DocumentedPage(String name, List<Step> steps) {
  private static final Pattern STEP =
      Pattern.compile(
          """
          (?msx)
          ^(?<indent>\\ *)```(sh|yaml\\n\\ *\\#\\ (?<file>\\S+))\\n (?<code>.*?) ^\\ *```$
          (\\n\\n\\ *```(json|text)\\n (?<output>.*?) ^\\ *```$)?
          """);

  /** One block of commands, and the output that the page shows for it. */
  record Step(String commands, String output) {}

  /** Reads every page that has commands. */
  static List<DocumentedPage> all() {
    return MarkdownPage.all().stream()
        .map(DocumentedPage::of)
        .filter(page -> !page.steps().isEmpty())
        .toList();
  }

  static DocumentedPage of(MarkdownPage page) {
    List<Step> steps = new ArrayList<>();
    Matcher step = STEP.matcher(page.text());
    while (step.find()) {
      steps.add(step(step));
    }
    return new DocumentedPage(page.toString(), List.copyOf(steps));
  }

  private static Step step(Matcher step) {
    String indent = "(?m)^" + step.group("indent");
    String code = step.group("code").replaceAll(indent, "");
    String file = step.group("file");
    if (file != null) {
      return new Step("cat > %s <<'END'\n%sEND\n".formatted(file, code), "");
    }
    String output = Optional.ofNullable(step.group("output")).orElse("");
    return new Step(code, output.replaceAll(indent, ""));
  }

  /** Returns whether the commands call a server at its default addresses. */
  boolean needsServer() {
    return steps.stream().anyMatch(step -> step.commands().contains("localhost:"));
  }

  @Override
  public String toString() {
    return name;
  }
}
