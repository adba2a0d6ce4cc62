package dev.portcullis.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The commands of a Markdown page. A block of the language {@code sh} has commands that are run;
 * the {@code json} or {@code text} block after it shows their output. Blocks of other languages,
 * such as {@code bash}, are not run.
 *
 * @param steps in the order of the page
 */
record DocumentedPage(Path path, List<Step> steps) {
  private static final Path ROOT = Path.of("..");
  private static final Pattern COMMANDS = Pattern.compile("(?m)^ *```sh$");
  private static final Pattern STEP =
      Pattern.compile("(?ms)^```sh\n(.*?)^```\n\n```(?:json|text)\n(.*?)^```$");

  /** One block of commands, and the output that the page shows for it. */
  record Step(String commands, String output) {}

  /** Reads the README and every page of {@code docs/}; leaves out pages without commands. */
  static List<DocumentedPage> all() {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      Stream<Path> pages = files.filter(file -> file.toString().endsWith(".md")).sorted();
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages)
          .map(file -> of(file, text(file)))
          .filter(page -> !page.steps().isEmpty())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads a page.
   *
   * @throws IllegalArgumentException when a block of commands has no output after it
   */
  static DocumentedPage of(Path path, String text) {
    List<Step> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      steps.add(new Step(step.group(1), step.group(2)));
    }
    if (steps.size() != COMMANDS.matcher(text).results().count()) {
      throw new IllegalArgumentException(
          path
              + ": show the output of each sh block in a json or text block after it, or write"
              + " bash in place of sh so that the block isn't run");
    }
    return new DocumentedPage(path, List.copyOf(steps));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns whether the commands call a server at its default addresses. */
  boolean needsServer() {
    return steps.stream().anyMatch(step -> step.commands().contains("localhost:"));
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }
}
