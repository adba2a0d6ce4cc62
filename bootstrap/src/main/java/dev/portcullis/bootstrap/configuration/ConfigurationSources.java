package dev.portcullis.bootstrap.configuration;

import dev.portcullis.bootstrap.configuration.ConfigurationProblems.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Sources of the configuration: the file, flattened to dotted keys, and the environment.
 *
 * @param file the keys of the file with their texts
 * @param fileName the path of the file; blank if there is none
 * @param environment the variables whose names begin with {@code PORTCULLIS_}
 */
record ConfigurationSources(
    Map<String, String> file, String fileName, Map<String, String> environment) {
  private static final String PREFIX = "PORTCULLIS_";
  private static final int MAX_CHARACTERS = 1 << 20;

  static ConfigurationSources read(
      Map<String, String> environment, Optional<Path> named, Path folder) {
    var own = new TreeMap<String, String>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            own.put(name, value);
          }
        });
    Optional<Path> file =
        named
            .or(() -> Optional.ofNullable(own.get("PORTCULLIS_CONFIG")).map(Path::of))
            .map(folder::resolve)
            .or(() -> Optional.of(folder.resolve("portcullis.yaml")).filter(Files::exists));
    return file.map(Path::toAbsolutePath)
        .map(Path::normalize)
        .map(found -> new ConfigurationSources(flat(found), found.toString(), own))
        .orElseGet(() -> new ConfigurationSources(Map.of(), "", own));
  }

  /** Returns the variable that overrides {@code key}. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  /** Returns the text of {@code key} unless it is blank. The environment overrides the file. */
  Optional<String> text(String key) {
    return Optional.ofNullable(environment.get(variable(key)))
        .or(() -> Optional.ofNullable(file.get(key)))
        .filter(text -> !text.isBlank());
  }

  /** Returns the place of the text of {@code key}: a variable if it is set, or else the file. */
  String place(String key) {
    String twin = SecretFiles.twinOf(variable(key));
    if (environment.containsKey(twin)) {
      return twin;
    }
    return environment.containsKey(variable(key)) ? variable(key) : fileName;
  }

  /**
   * Returns the names between {@code prefix} and one of {@code suffixes}, as in {@code
   * auth.backends.NAME.transport}. Names in the file come first.
   */
  Set<String> names(String prefix, Collection<String> suffixes) {
    var names = new LinkedHashSet<String>();
    groups(file, Pattern.quote(prefix) + "([^.]+)(?:\\..*)?").forEach(names::add);
    String endings =
        suffixes.stream()
            .map(suffix -> variable(suffix).substring(PREFIX.length()))
            .collect(Collectors.joining("|"));
    groups(environment, variable(prefix) + "([A-Z0-9_]+?)_(?:" + endings + ")")
        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
        .forEach(names::add);
    return names;
  }

  /** Returns the first group of {@code pattern} in each key of {@code map} that matches. */
  private static Stream<String> groups(Map<String, String> map, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return map.keySet().stream()
        .map(compiled::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }

  private static Map<String, String> flat(Path file) {
    if (Files.isDirectory(file)) {
      throw refused(file, "is a folder, where a file is needed");
    }
    try {
      return flat(file, yaml().load(Files.readString(file)));
    } catch (MarkedYAMLException malformed) {
      throw refused(file, "line %d: %s".formatted(line(malformed), malformed.getProblem()));
    } catch (YAMLException malformed) {
      throw refused(file, "is not valid YAML: " + firstLine(malformed.getMessage()));
    } catch (NoSuchFileException missing) {
      throw refused(file, "there is no such file");
    } catch (AccessDeniedException forbidden) {
      throw refused(file, "this user may not read it");
    } catch (CharacterCodingException foreign) {
      throw refused(file, "is not in UTF-8");
    } catch (IOException unreadable) {
      throw refused(file, "can't be read");
    }
  }

  private static Map<String, String> flat(Path file, @Nullable Object content) {
    if (content != null && !(content instanceof Map)) {
      String kind = content instanceof Collection ? "a list" : "plain text";
      throw refused(file, "contains %s; keys are needed, such as http.port: 8000".formatted(kind));
    }
    var flat = new LinkedHashMap<String, String>();
    flatten("", content, flat);
    return flat;
  }

  private static Yaml yaml() {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setMaxAliasesForCollections(0);
    return new Yaml(new SafeConstructor(options));
  }

  /**
   * Flattens nested maps to dotted names. A missing value becomes blank text. A list becomes text
   * with spaces between its elements.
   */
  private static void flatten(String key, @Nullable Object value, Map<String, String> flat) {
    if (value instanceof Map<?, ?> map) {
      String prefix = key.isEmpty() ? "" : key + ".";
      map.forEach((name, inner) -> flatten(prefix + name, inner, flat));
    } else if (value instanceof Collection<?> list) {
      flat.put(key, list.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    } else if (!key.isEmpty() || value != null) {
      flat.put(key, value == null ? "" : value.toString());
    }
  }

  private static int line(MarkedYAMLException malformed) {
    return malformed.getProblemMark() == null ? 1 : malformed.getProblemMark().getLine() + 1;
  }

  private static String firstLine(@Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }

  private static ConfigurationProblems refused(Path file, String problem) {
    return new ConfigurationProblems("", List.of(new Problem(file.toString(), problem, "")));
  }
}
