package dev.portcullis.architecture;

import dev.portcullis.architecture.ProseRule.Place;
import java.util.List;
import java.util.stream.Stream;

/** A place of a file that breaks a rule. */
record ProseFinding(ProseRule rule, String path, Place place) {
  /**
   * Every place of a file that breaks a rule.
   *
   * @param path from the root of the repository, with slashes
   */
  static List<ProseFinding> in(String path, String text) {
    List<Passage> passages =
        path.endsWith(".md")
            ? MarkdownProse.of(text)
            : JavaProse.of(text, path.contains("/src/test/"));
    return Stream.of(ProseRule.values())
        .flatMap(
            rule ->
                rule.broken(passages).stream().map(place -> new ProseFinding(rule, path, place)))
        .toList();
  }

  @Override
  public String toString() {
    return "%s:%d: %s".formatted(path, place.line(), place.words());
  }
}
