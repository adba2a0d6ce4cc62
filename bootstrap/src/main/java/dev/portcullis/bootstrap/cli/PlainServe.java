package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.configuration.Configuration;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code serve} as it stands in most scripts, read without picocli: its classes are of a format
 * that is too old for Java's cache, so that they take a quarter of a start.
 */
public record PlainServe(Optional<Path> config, Optional<Path> adapters) {
  private static final String CONFIG = "--config";
  private static final String ADAPTERS = "--adapters";

  /** Empty when there is anything in it that picocli should say something about. */
  public static Optional<PlainServe> of(String... arguments) {
    List<String> words = Stream.of(arguments).flatMap(PlainServe::split).toList();
    if (words.isEmpty() || !words.getFirst().equals("serve") || words.size() % 2 == 0) {
      return Optional.empty();
    }
    var named = new HashMap<String, Path>();
    for (int at = 1; at < words.size(); at += 2) {
      String option = words.get(at);
      boolean plain = option.equals(CONFIG) || option.equals(ADAPTERS);
      if (!plain || !isName(words.get(at + 1)) || named.containsKey(option)) {
        return Optional.empty();
      }
      named.put(option, Path.of(words.get(at + 1)));
    }
    return Optional.of(
        new PlainServe(
            Optional.ofNullable(named.get(CONFIG)), Optional.ofNullable(named.get(ADAPTERS))));
  }

  private static Stream<String> split(String argument) {
    return argument.startsWith("--") ? Stream.of(argument.split("=", 2)) : Stream.of(argument);
  }

  /** Another option is none, nor is {@code @FILE}, in which picocli looks for more of them. */
  private static boolean isName(String word) {
    return !word.isBlank() && !word.startsWith("-") && !word.startsWith("@");
  }

  /** What the server is to be configured with. */
  public Configuration configuration(Map<String, String> environment, Path folder) {
    return Configuration.load(environment, config, adapters, folder);
  }
}
