package dev.portcullis.bootstrap.configuration;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads values by key, the environment before the file, and collects what is wrong with them. A
 * value that is wrong reads as its default, so that reading goes on and finds the other problems.
 */
final class Values {
  private static final Duration LONGEST = Duration.ofDays(3650);

  /** Variables that are no keys of the file. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of("PORTCULLIS_CONFIG", "PORTCULLIS_MASTER_KEY", "PORTCULLIS_JAVA_OPTS");

  private final Sources sources;
  private final Set<String> known = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

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
      problem(key, "must be a whole number from %d to %d".formatted(min, max));
    }
    return number.orElse(byDefault);
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
      problem(key, "must be true or false");
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
      problem(key, "must be an ISO-8601 duration from PT1S to P3650D, such as PT1H");
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
      problem(key, "must be one of " + names);
    }
    return choice.orElse(byDefault);
  }

  /** Notes a problem with {@code key}, and where its value stands. */
  void problem(String key, String problem) {
    String variable = Sources.variable(key);
    String place = sources.environment().containsKey(variable) ? variable : sources.fileName();
    problems.add(
        place.isEmpty() ? key + ": " + problem : "%s: %s (in %s)".formatted(key, problem, place));
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
        .forEach(key -> problems.add("%s: no such key (in %s)".formatted(key, sources.fileName())));
    Set<String> variables = known.stream().map(Sources::variable).collect(Collectors.toSet());
    sources.environment().keySet().stream()
        .filter(name -> !variables.contains(name) && !OTHER_VARIABLES.contains(name))
        .forEach(name -> problems.add(name + ": no such key (in the environment)"));
    if (!problems.isEmpty()) {
      throw new ConfigurationProblems(problems);
    }
  }
}
