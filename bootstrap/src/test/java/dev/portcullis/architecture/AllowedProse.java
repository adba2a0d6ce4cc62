package dev.portcullis.architecture;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code prose-allowed.txt}: {@code path # reason} allows a file everything, and {@code
 * path:pattern # reason} those places whose words contain a match of the regular expression.
 */
record AllowedProse(String path, Pattern words, String reason) {
  private static final Pattern LINE = Pattern.compile("([^:#]+?)(?::(.+?))?\\s+#\\s+(\\S.*)");

  /** Reads the lines of the file; blank ones and those that begin with {@code #} are skipped. */
  static List<AllowedProse> parse(String file) {
    return file.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(AllowedProse::entry)
        .toList();
  }

  private static AllowedProse entry(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not \"path:pattern # reason\": " + line);
    }
    String words = Objects.requireNonNullElse(parts.group(2), "");
    return new AllowedProse(parts.group(1), Pattern.compile(words), parts.group(3));
  }

  boolean covers(ProseFinding finding) {
    return path.equals(finding.path()) && words.matcher(finding.place().words()).find();
  }
}
