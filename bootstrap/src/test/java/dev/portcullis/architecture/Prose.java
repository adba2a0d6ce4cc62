package dev.portcullis.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences and words of a text. */
final class Prose {
  /** A period inside of a word, such as "docs.rs", ends no sentence, nor does "e.g.". */
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<!e\\.g|i\\.e|\\bcf|\\bvs|\\betc)[.!?][\"')\\]*_]{0,3}(\\s+|$)");

  private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");

  private Prose() {}

  /** A sentence, and where in its text it begins. */
  record Sentence(int offset, String text) {
    long words() {
      return WORD.matcher(text).results().count();
    }
  }

  /** The sentences of {@code text}; its last one may lack the period. */
  static List<Sentence> sentences(String text) {
    List<Sentence> sentences = new ArrayList<>();
    int start = text.length() - text.stripLeading().length();
    Matcher end = SENTENCE_END.matcher(text);
    while (end.find()) {
      sentences.add(new Sentence(start, text.substring(start, end.end())));
      start = end.end();
    }
    sentences.add(new Sentence(start, text.substring(start)));
    return sentences;
  }

  /** Puts one word in place of each match of {@code pattern}, and keeps the line breaks. */
  static String replaced(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .replaceAll(match -> "Code" + "\n".repeat((int) match.group().lines().count() - 1));
  }
}
