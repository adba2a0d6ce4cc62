package dev.portcullis.architecture;

import dev.portcullis.architecture.Passage.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A rule of the project's English: subject, verb, object; the noun of the field first. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are never changed, the functions have no state
enum ProseRule {
  /** "The session's user", not the question that the sentence answers. */
  JAVADOC_BEGINS_WITH_THE_NOUN(
      EnumSet.of(Kind.JAVADOC),
      Checks.matches("\\A\\s*(What|Whatever|Who|Whoever|Whose|Whether)\\b")),

  /** "The caller", "no user", "a client": the role, not an indefinite pronoun. */
  PROSE_NAMES_THE_ROLE(
      EnumSet.of(Kind.JAVADOC, Kind.COMMENT, Kind.PARAGRAPH, Kind.LABEL), Checks.PRONOUNS),

  /** The same for the sentences that are the names of tests. */
  TEST_NAMES_NAME_THE_ROLE(EnumSet.of(Kind.TEST_NAME), Checks.PRONOUNS),

  /** One thought in a sentence. */
  PAGES_HAVE_SHORT_SENTENCES(EnumSet.of(Kind.PARAGRAPH), Checks::longSentences),

  /** The definition of a type or method is one thought. */
  JAVADOC_BEGINS_WITH_A_SHORT_SENTENCE(EnumSet.of(Kind.JAVADOC), Checks::longSummary);

  /** More words are two sentences. */
  static final int MOST_WORDS = 40;

  private final Set<Kind> kinds;
  private final Function<Passage, Stream<Place>> check;

  ProseRule(Set<Kind> kinds, Function<Passage, Stream<Place>> check) {
    this.kinds = kinds;
    this.check = check;
  }

  /** A place that breaks the rule, and the words that do. */
  record Place(int line, String words) {}

  /** The places of {@code passages} that break this rule. */
  List<Place> broken(List<Passage> passages) {
    return passages.stream()
        .filter(passage -> kinds.contains(passage.kind()))
        .flatMap(check)
        .toList();
  }

  private static final class Checks {
    /** Concessive clauses such as "whatever the outcome" are plain English. */
    private static final Function<Passage, Stream<Place>> PRONOUNS =
        matches(
            "(?i)\\b(whoever|somebody|nobody|anybody"
                + "|whatever\\s+(is|was|can|could|may|might|must|will|would|has|had|does|did|else"
                + "|comes|goes|happens|needs|ends|stands))\\b");

    /** Where the summary of a Javadoc ends at the latest: at a block tag or an HTML block. */
    private static final Pattern SUMMARY_END =
        Pattern.compile("(?m)^\\s*@\\w|<(p|ul|ol|pre|table)>");

    static Function<Passage, Stream<Place>> matches(String regex) {
      Pattern pattern = Pattern.compile(regex);
      return passage ->
          pattern
              .matcher(passage.text())
              .results()
              .map(
                  match ->
                      new Place(passage.lineAt(match.start(1)), around(passage, match.start(1))));
    }

    /** The line of the text that holds the character at {@code offset}. */
    private static String around(Passage passage, int offset) {
      String text = passage.text();
      int end = text.indexOf('\n', offset);
      int start = text.lastIndexOf('\n', offset) + 1;
      return text.substring(start, end < 0 ? text.length() : end).strip();
    }

    static Stream<Place> longSentences(Passage passage) {
      return Prose.sentences(passage.text()).stream()
          .filter(sentence -> sentence.words() > MOST_WORDS)
          .map(sentence -> tooLong(passage, sentence));
    }

    static Stream<Place> longSummary(Passage passage) {
      String summary = SUMMARY_END.split(passage.text(), 2)[0];
      return Stream.of(Prose.sentences(summary).getFirst())
          .filter(sentence -> sentence.words() > MOST_WORDS)
          .map(sentence -> tooLong(passage, sentence));
    }

    private static Place tooLong(Passage passage, Prose.Sentence sentence) {
      String text = sentence.text().strip().replaceAll("\\s+", " ");
      return new Place(
          passage.lineAt(sentence.offset()), "%d words: %s".formatted(sentence.words(), text));
    }
  }
}
