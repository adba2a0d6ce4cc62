package dev.portcullis.bootstrap.configuration;

import dev.portcullis.domain.InvalidInput;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Syntax of a value, with its parser.
 *
 * @param form the form of a valid value, for {@code docs/configuration.md}
 * @param secret true if messages must not repeat a value
 * @param parser throws {@link InvalidInput} with the rule that a text breaks
 */
record Syntax<T>(String form, boolean secret, Function<String, T> parser) {
  static final Syntax<String> TEXT = new Syntax<>("text", false, String::strip);

  /** Text with its surrounding spaces. */
  static final Syntax<String> VERBATIM = new Syntax<>("text", false, Function.identity());

  static final Syntax<Path> PATH = of("must be a path", text -> Optional.of(Path.of(text)));

  /** 0 selects a free port. */
  static final Syntax<Integer> PORT = number(0, 65_535);

  static final Syntax<Boolean> FLAG =
      matching("must be true or false", "(?i)true|false").map(Boolean::valueOf);
  static final Syntax<Duration> DURATION =
      of(
          "must be an ISO-8601 duration from PT1S to P3650D, such as PT1H",
          text -> Optional.of(Duration.parse(text)).filter(Syntax::isWithinBounds));

  /** Words separated by spaces or commas. A YAML list is converted to such a text. */
  static final Syntax<List<String>> WORDS =
      new Syntax<>("a list", false, text -> List.of(text.strip().split("[\\s,]+", -1)));

  /**
   * Returns a syntax of texts that {@code parser} accepts. Surrounding spaces are removed first.
   *
   * @param rule the error message, such as "must be true or false"
   * @param parser returns empty or throws an exception of the JDK for an invalid text
   */
  static <T> Syntax<T> of(String rule, Function<String, Optional<T>> parser) {
    return new Syntax<>(
        rule.replaceFirst("^must (be|look) ", ""),
        false,
        text -> {
          try {
            return parser.apply(text.strip()).orElseThrow(() -> refused(rule));
          } catch (IllegalArgumentException | DateTimeException malformed) {
            throw refused(rule);
          }
        });
  }

  static Syntax<Integer> number(int min, int max) {
    return of(
        "must be a whole number from %d to %d".formatted(min, max),
        text -> Optional.of(Integer.valueOf(text)).filter(n -> n >= min && n <= max));
  }

  static Syntax<String> matching(String rule, String pattern) {
    Predicate<String> matches = Pattern.compile(pattern).asMatchPredicate();
    return of(rule, text -> Optional.of(text).filter(matches));
  }

  /** Returns a syntax of the constants of {@code type}, in upper or lower case. */
  static <E extends Enum<E>> Syntax<E> choice(Class<E> type) {
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return of(
        "must be one of " + names,
        text -> Optional.of(Enum.valueOf(type, text.toUpperCase(Locale.ROOT))));
  }

  /** Returns an absolute URI without a fragment, of any scheme; otherwise empty. */
  static Optional<URI> absoluteUri(String text) {
    return Optional.of(URI.create(text))
        .filter(uri -> uri.isAbsolute() && uri.getRawFragment() == null);
  }

  /** Returns a syntax with one more rule. */
  Syntax<T> where(String rule, Predicate<? super T> isKept) {
    Syntax<T> narrower = of(rule, text -> Optional.of(parse(text)).filter(isKept));
    return new Syntax<>(form + "; " + narrower.form, secret, narrower.parser);
  }

  <U> Syntax<U> map(Function<? super T, U> mapper) {
    return new Syntax<>(form, secret, text -> mapper.apply(parse(text)));
  }

  Syntax<T> asSecret() {
    return new Syntax<>(form + "; a secret", true, parser);
  }

  /**
   * Reads a value.
   *
   * @throws InvalidInput with the rule that {@code text} breaks
   */
  T parse(String text) {
    return parser.apply(text);
  }

  private static boolean isWithinBounds(Duration time) {
    return time.compareTo(Duration.ofSeconds(1)) >= 0 && time.compareTo(Duration.ofDays(3650)) <= 0;
  }

  private static InvalidInput refused(String rule) {
    return new InvalidInput("configuration", rule);
  }
}
