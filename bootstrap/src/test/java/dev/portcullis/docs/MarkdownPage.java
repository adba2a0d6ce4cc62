package dev.portcullis.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README, or a page of {@code docs/}. */
public record MarkdownPage(Path path, String text) {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\n(.*?)^ *```$");
  private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");

  /** Reads every page, the README first. */
  public static List<MarkdownPage> all() {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      Stream<Path> pages = files.filter(file -> file.toString().endsWith(".md")).sorted();
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages)
          .map(file -> new MarkdownPage(file, text(file)))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the contents of the code blocks in {@code language}. */
  public List<String> blocks(String language) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** Returns the code within sentences and tables. */
  public List<String> spans() {
    Matcher withoutBlocks = SPAN.matcher(BLOCK.matcher(text).replaceAll(""));
    return withoutBlocks.results().map(span -> span.group(1)).toList();
  }

  @Override
  public String toString() {
    return ROOT.relativize(path).toString();
  }
}
