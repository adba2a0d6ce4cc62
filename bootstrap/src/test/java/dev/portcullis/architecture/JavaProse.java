package dev.portcullis.architecture;

import dev.portcullis.architecture.Passage.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the comments and the test names of a Java source file. Literals are no prose. */
final class JavaProse {
  private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+[^{}]*}");
  private static final Pattern MARGIN = Pattern.compile("(?m)^[ \\t]*(\\*(?!/)|//)?[ \\t]?");
  private static final Pattern TEST = Pattern.compile("\\bvoid\\s+(\\w+)\\s*\\(");
  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|_");

  private final String source;
  private final List<Passage> passages = new ArrayList<>();
  private final StringBuilder code = new StringBuilder();

  private JavaProse(String source) {
    this.source = source;
  }

  /**
   * Every passage of {@code source}.
   *
   * @param test whether methods without a result are tests, whose names are sentences
   */
  static List<Passage> of(String source, boolean test) {
    var prose = new JavaProse(source);
    prose.scan();
    if (test) {
      prose.addTestNames();
    }
    return List.copyOf(prose.passages);
  }

  private void scan() {
    int at = 0;
    while (at < source.length()) {
      int end = endOfToken(at);
      String token = source.substring(at, end);
      if (token.startsWith("/**") && token.length() > "/**/".length()) {
        add(Kind.JAVADOC, at, token.substring("/**".length(), token.length() - "*/".length()));
      } else if (token.startsWith("/*")) {
        add(Kind.COMMENT, at, token.substring("/*".length(), token.length() - "*/".length()));
      } else if (token.startsWith("//")) {
        add(Kind.COMMENT, at, token);
      }
      code.append(token.length() == 1 ? token : token.replaceAll("[^\\n]", " "));
      at = end;
    }
  }

  /** The end of the comment or literal that begins at {@code at}, or of one character of code. */
  private int endOfToken(int at) {
    if (source.startsWith("//", at)) {
      return endOfLineComments(at);
    }
    if (source.startsWith("/*", at)) {
      return source.indexOf("*/", at + 2) + 2;
    }
    if (source.startsWith("\"\"\"", at)) {
      return endOfLiteral(at + 3, "\"\"\"");
    }
    char first = source.charAt(at);
    return first == '"' || first == '\'' ? endOfLiteral(at + 1, String.valueOf(first)) : at + 1;
  }

  /** Adjacent lines that hold a comment alone are one passage. */
  private int endOfLineComments(int at) {
    Matcher lines = Pattern.compile("//[^\n]*(\n[ \t]*//[^\n]*)*").matcher(source);
    lines.region(at, source.length());
    return lines.lookingAt() ? lines.end() : at + 1;
  }

  private int endOfLiteral(int from, String quote) {
    int at = from;
    while (!source.startsWith(quote, at)) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return at + quote.length();
  }

  private void add(Kind kind, int at, String comment) {
    String text = MARGIN.matcher(comment).replaceAll("");
    passages.add(new Passage(kind, lineOf(at), Prose.replaced(INLINE_TAG, text)));
  }

  private void addTestNames() {
    TEST.matcher(code)
        .results()
        .forEach(
            test ->
                passages.add(
                    new Passage(Kind.TEST_NAME, lineOf(test.start(1)), words(test.group(1)))));
  }

  private static String words(String name) {
    return WORD_START.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  private int lineOf(int offset) {
    return 1 + (int) source.substring(0, offset).chars().filter(c -> c == '\n').count();
  }
}
