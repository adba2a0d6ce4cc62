package dev.portcullis.architecture;

import dev.portcullis.architecture.Passage.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the prose of a Markdown page. Code, addresses and HTML tags are no prose. */
final class MarkdownProse {
  private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
  private static final Pattern LABEL = Pattern.compile("\\s*(#|\\|).*");
  private static final Pattern ITEM = Pattern.compile("\\s*([-*+]|\\d+[.)])\\s.*|\\s*>.*");
  private static final Pattern CODE = Pattern.compile("(`+)[^`]+\\1");
  private static final Pattern ADDRESS = Pattern.compile("(?<=])\\([^)\n]*\\)");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private final List<Passage> passages = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private int start;

  private MarkdownProse() {}

  /** Every passage of {@code page}. */
  static List<Passage> of(String page) {
    var prose = new MarkdownProse();
    prose.read(page.lines().toList());
    return List.copyOf(prose.passages);
  }

  private void read(List<String> lines) {
    boolean code = false;
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      boolean fence = FENCE.matcher(line).matches();
      if (fence || code || line.isBlank()) {
        endParagraph();
        code ^= fence;
      } else if (LABEL.matcher(line).matches()) {
        endParagraph();
        add(Kind.LABEL, number, line);
      } else {
        addToParagraph(number, line);
      }
    }
    endParagraph();
  }

  private void addToParagraph(int number, String line) {
    if (ITEM.matcher(line).matches()) {
      endParagraph();
    }
    if (paragraph.isEmpty()) {
      start = number;
    }
    paragraph.append(line).append('\n');
  }

  private void endParagraph() {
    if (!paragraph.isEmpty()) {
      add(Kind.PARAGRAPH, start, paragraph.toString());
      paragraph.setLength(0);
    }
  }

  private void add(Kind kind, int line, String markdown) {
    String text = ADDRESS.matcher(markdown).replaceAll("");
    text = TAG.matcher(Prose.replaced(CODE, text)).replaceAll("");
    passages.add(new Passage(kind, line, text));
  }
}
