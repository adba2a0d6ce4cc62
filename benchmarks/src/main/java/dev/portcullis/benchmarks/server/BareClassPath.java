package dev.portcullis.benchmarks.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Class path of the bare server, with or without a database: only the jars that it needs. A start
 * reads every jar, so others would slow it down.
 */
final class BareClassPath {
  /** Prefixes of the libraries' names. None of them writes a log. */
  private static final Pattern NEEDED =
      Pattern.compile(
          "(HikariCP|failureaccess|grpc|gson|guava|jakarta\\.servlet|javalin|jetty|kotlin|perfmark"
              + "|portcullis-proto|postgresql|proto|protobuf|slf4j-api)\\b.*\\.jar");

  private BareClassPath() {}

  /** Returns the jars in {@code target}, the folder that the benchmarks are built in. */
  static String in(Path target) {
    Path ceiling = target.resolve("benchmarks-ceiling.jar");
    try (Stream<Path> libraries = Files.list(target.resolve("lib"))) {
      return Stream.concat(Stream.of(ceiling), libraries.filter(BareClassPath::isNeeded).sorted())
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isNeeded(Path library) {
    return NEEDED.matcher(library.getFileName().toString()).matches();
  }
}
