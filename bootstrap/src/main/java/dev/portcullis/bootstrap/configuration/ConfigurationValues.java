package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.crypto.masterkey.MasterKey;
import dev.portcullis.bootstrap.configuration.ConfigurationProblems.Problem;
import dev.portcullis.domain.InvalidInput;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reader of the values of keys. The environment overrides the file. A wrong value is recorded as a
 * problem and read as the key's fallback, so that further problems are found.
 *
 * @param declared all keys; no other key can be read
 * @param problems the problems found so far
 * @param name replaces {@code <name>} in the keys that are read
 * @param profile selects the defaults
 */
record ConfigurationValues(
    ConfigurationSources sources,
    List<Key<?>> declared,
    Set<Problem> problems,
    String name,
    Profile profile) {
  private static final int SHOWN = 60;

  /** Variables that don't override a key. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of("PORTCULLIS_CONFIG", MasterKey.NAME, MasterKey.NEXT_NAME, "PORTCULLIS_JAVA_OPTS");

  static ConfigurationValues of(ConfigurationSources sources, List<Key<?>> declared) {
    var values =
        new ConfigurationValues(
            sources, declared, new LinkedHashSet<>(), Key.PLACEHOLDER, Profile.COMPATIBLE);
    return new ConfigurationValues(
        sources, declared, values.problems, Key.PLACEHOLDER, values.read(ProfileKeys.PROFILE));
  }

  /** Returns a reader that also knows the secrets in files that variables name. */
  ConfigurationValues withSecretFiles(Path folder) {
    var all =
        new ConfigurationSources(
            sources.file(),
            sources.fileName(),
            SecretFiles.read(sources.environment(), folder, this));
    return new ConfigurationValues(all, declared, problems, name, profile);
  }

  /**
   * Returns the texts of all settings that aren't secret, sorted by key: what is set, and the
   * defaults of the profile.
   */
  SortedMap<String, String> settings() {
    var settings = new TreeMap<String, String>();
    for (Key<?> key : declared) {
      if (!key.syntax().secret()) {
        Set<String> names = key.isTemplate() ? names(key) : Set.of(name);
        for (String one : names) {
          sources
              .text(key.at(one))
              .or(() -> key.defaults().of(profile))
              .ifPresent(text -> settings.put(key.at(one), text.strip()));
        }
      }
    }
    return settings;
  }

  /**
   * Returns a reader of the same values and problems, with {@code name} in place of {@code <name>}.
   */
  ConfigurationValues named(String name) {
    return new ConfigurationValues(sources, declared, problems, name, profile);
  }

  /** Returns the names that are used in place of {@code <name>} in {@code template}. */
  Set<String> names(Key<?> template) {
    String start = template.prefix() + Key.PLACEHOLDER + ".";
    List<String> suffixes =
        declared.stream()
            .map(Key::name)
            .filter(key -> key.startsWith(start))
            .map(key -> key.substring(start.length()))
            .toList();
    return sources.names(template.prefix(), suffixes);
  }

  <T> T read(Key<T> key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return key.fallback(profile);
    }
    try {
      return key.syntax().parse(text.get());
    } catch (InvalidInput refused) {
      wrong(key, refused.rule());
      return key.fallback(profile);
    }
  }

  boolean isSet(Key<?> key) {
    return text(key).isPresent();
  }

  private Optional<String> text(Key<?> key) {
    if (!declared.contains(key)) {
      throw new IllegalArgumentException(key.name() + " is in no group of ConfigurationReader");
    }
    return sources.text(key.at(name));
  }

  /** Records {@code problem} if {@code key} has no value. */
  void require(Key<?> key, String problem) {
    if (!isSet(key)) {
      problem(key, problem);
    }
  }

  /**
   * Records a problem with {@code key} if the text in place of {@code <name>} is not a valid name.
   */
  void checkName(Key<?> key, String what) {
    if (!name.matches("[a-z][a-z0-9-]{0,31}")) {
      problem(key, what + " is 1 to 32 of a-z, 0-9 and -, a letter first");
    }
  }

  /**
   * Records that the value of {@code key} breaks {@code rule}. The message repeats the value unless
   * it is secret.
   */
  void wrong(Key<?> key, String rule) {
    String problem =
        text(key)
            .filter(value -> !key.syntax().secret())
            // Any URL may contain a password, even where none is expected.
            .filter(value -> !value.contains("@"))
            .map(value -> "%s, not '%s'".formatted(rule, shown(value)))
            .orElse(rule);
    problem(key, problem);
  }

  /** Shortens the value to part of a line. */
  private static String shown(String value) {
    String line = value.strip().replaceAll("\\p{Cntrl}", " ");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }

  /** Records a problem without repeating the value. */
  void problem(Key<?> key, String problem) {
    problem(key, problem, sources.place(key.at(name)));
  }

  /** Records a problem with a value that {@code place} sets instead of {@code key}. */
  void problem(Key<?> key, String problem, String place) {
    problems.add(new Problem(key.at(name), problem, place));
  }

  /** Records a problem with a variable that doesn't belong to a key. */
  void problemWithVariable(String variable, String problem) {
    problems.add(new Problem(variable, problem, "the environment"));
  }

  /**
   * Records unknown keys and variables.
   *
   * @throws ConfigurationProblems with all problems, if there are any
   */
  void check() {
    Set<String> known = known();
    sources.file().keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> problems.add(new Problem(key, unknown(key, known), sources.fileName())));
    Set<String> variables =
        known.stream().map(ConfigurationSources::variable).collect(Collectors.toSet());
    sources.environment().keySet().stream()
        .filter(variable -> !variables.contains(variable) && !OTHER_VARIABLES.contains(variable))
        .filter(SecretFiles.twins(declared).negate())
        .forEach(variable -> problemWithVariable(variable, "no such key"));
    if (!problems.isEmpty()) {
      var byPosition = Comparator.comparingInt((Problem problem) -> position(problem.key()));
      throw new ConfigurationProblems(
          sources.fileName(), problems.stream().sorted(byPosition).toList());
    }
  }

  /**
   * Returns all declared keys. Those with {@code <name>} are also included once for each name in
   * use.
   */
  private Set<String> known() {
    var known = new LinkedHashSet<String>();
    var names = new HashMap<String, Set<String>>();
    for (Key<?> key : declared) {
      known.add(key.name());
      if (key.isTemplate()) {
        names
            .computeIfAbsent(key.prefix(), prefix -> names(key))
            .forEach(one -> known.add(key.at(one)));
      }
    }
    return known;
  }

  private static String unknown(String key, Set<String> known) {
    return known.stream()
        .filter(other -> other.startsWith(key + "."))
        .findFirst()
        .map("takes no value; it has keys below it, such as %s"::formatted)
        .orElse("no such key");
  }

  /**
   * Returns the position of the key in the file, or of its group; the maximum if the file has
   * neither.
   */
  private int position(String key) {
    List<String> inFile = List.copyOf(sources.file().keySet());
    String group = key.substring(0, key.lastIndexOf('.') + 1);
    return inFile.contains(key)
        ? inFile.indexOf(key)
        : IntStream.range(0, inFile.size())
            .filter(i -> !group.isEmpty() && inFile.get(i).startsWith(group))
            .findFirst()
            .orElse(Integer.MAX_VALUE);
  }
}
