package dev.portcullis.bootstrap.configuration;

import dev.portcullis.bootstrap.configuration.ConfigurationProblems.Problem;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads values by key, the environment before the file, and collects what is wrong with them. A
 * value that is wrong reads as its default, so that reading goes on and finds the other problems.
 */
final class Values {
  private static final int SHOWN = 60;
  private static final Duration LONGEST = Duration.ofDays(3650);

  /** Variables that are no keys of the file. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of("PORTCULLIS_CONFIG", "PORTCULLIS_MASTER_KEY", "PORTCULLIS_JAVA_OPTS");

  private final Sources sources;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  Values(Sources sources) {
    this.sources = sources;
  }

  Optional<String> text(String key) {
    known.add(key);
    return Optional.ofNullable(sources.environment().get(Sources.variable(key)))
        .or(() -> Optional.ofNullable(sources.file().get(key)))
        .filter(text -> !text.isBlank());
  }

  String text(String key, String byDefault) {
    return text(key).orElse(byDefault);
  }

  int number(String key, int byDefault, int min, int max) {
    Optional<String> text = text(key);
    Optional<Integer> number = text.flatMap(Values::integer).filter(n -> n >= min && n <= max);
    if (text.isPresent() && number.isEmpty()) {
      wrong(key, "must be a whole number from %d to %d".formatted(min, max));
    }
    return number.orElse(byDefault);
  }

  /** 0 takes any that is free. */
  int port(String key, int byDefault) {
    return number(key, byDefault, 0, 65_535);
  }

  private static Optional<Integer> integer(String text) {
    try {
      return Optional.of(Integer.parseInt(text.strip()));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  boolean flag(String key, boolean byDefault) {
    Map<String, Boolean> words = Map.of("true", true, "false", false);
    Optional<String> text = text(key);
    Optional<Boolean> flag =
        text.map(word -> word.strip().toLowerCase(Locale.ROOT)).map(words::get);
    if (text.isPresent() && flag.isEmpty()) {
      wrong(key, "must be true or false");
    }
    return flag.orElse(byDefault);
  }

  Duration duration(String key, Duration byDefault) {
    Optional<String> text = text(key);
    Optional<Duration> duration =
        text.flatMap(Values::iso)
            .filter(time -> time.compareTo(Duration.ofSeconds(1)) >= 0)
            .filter(time -> time.compareTo(LONGEST) <= 0);
    if (text.isPresent() && duration.isEmpty()) {
      wrong(key, "must be an ISO-8601 duration from PT1S to P3650D, such as PT1H");
    }
    return duration.orElse(byDefault);
  }

  private static Optional<Duration> iso(String text) {
    try {
      return Optional.of(Duration.parse(text.strip()));
    } catch (DateTimeParseException noDuration) {
      return Optional.empty();
    }
  }

  <E extends Enum<E>> E choice(String key, E byDefault) {
    E[] all = byDefault.getDeclaringClass().getEnumConstants();
    Optional<String> text = text(key);
    Optional<E> choice =
        Stream.of(all)
            .filter(one -> one.name().equalsIgnoreCase(text.orElse("").strip()))
            .findFirst();
    if (text.isPresent() && choice.isEmpty()) {
      String names =
          Stream.of(all)
              .map(one -> one.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      wrong(key, "must be one of " + names);
    }
    return choice.orElse(byDefault);
  }

  /** Notes a problem with {@code key}; says nothing of its value, which may be a secret. */
  void problem(String key, String problem) {
    String variable = Sources.variable(key);
    String place = sources.environment().containsKey(variable) ? variable : sources.fileName();
    problem(key, problem, place);
  }

  /** Notes a problem with what stands at {@code place} instead of {@code key}. */
  void problem(String key, String problem, String place) {
    problems.add(new Problem(key, problem, place));
  }

  /** Notes that the value of {@code key}, which is no secret, breaks {@code rule}. */
  void wrong(String key, String rule) {
    problem(key, text(key).map(value -> unlike(rule, value)).orElse(rule));
  }

  /** The rule, and the value that breaks it, as far as that fits into a line. */
  static String unlike(String rule, String value) {
    String line = value.strip().replaceAll("\\p{Cntrl}", " ");
    String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    return "%s, not '%s'".formatted(rule, shown);
  }

  /** Notes a problem with a variable that is no key. */
  void problemWithVariable(String name, String problem) {
    problems.add(new Problem(name, problem, "the environment"));
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(sources.environment().get(name)).filter(text -> !text.isBlank());
  }

  Sources sources() {
    return sources;
  }

  /** Call it when all keys are read: what is left, nobody knows. */
  void check() {
    sources.file().keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> problems.add(new Problem(key, unknown(key), sources.fileName())));
    Set<String> variables = known.stream().map(Sources::variable).collect(Collectors.toSet());
    sources.environment().keySet().stream()
        .filter(name -> !variables.contains(name) && !OTHER_VARIABLES.contains(name))
        .forEach(name -> problemWithVariable(name, "no such key"));
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(problem -> position(problem.key())));
      throw new ConfigurationProblems(sources.fileName(), problems);
    }
  }

  private String unknown(String key) {
    return known.stream()
        .filter(other -> other.startsWith(key + "."))
        .findFirst()
        .map("has no value of its own, but keys below it, such as %s"::formatted)
        .orElse("no such key");
  }

  /** Where the file has the key, or else its neighbours; after everything if it has none. */
  private int position(String key) {
    List<String> inFile = List.copyOf(sources.file().keySet());
    if (inFile.contains(key)) {
      return inFile.indexOf(key);
    }
    String group = key.substring(0, key.lastIndexOf('.') + 1);
    return IntStream.range(0, inFile.size())
        .filter(i -> !group.isEmpty() && inFile.get(i).startsWith(group))
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }
}
