package dev.portcullis.bootstrap.training;

import dev.portcullis.adapters.persistence.sqlite.SqliteLibrary;
import dev.portcullis.bootstrap.cli.CommandLines;
import dev.portcullis.bootstrap.cli.Main;
import dev.portcullis.bootstrap.cli.Serving;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Training run for the AOT cache. It starts a server with the default configuration on free ports
 * and temporary data, sends typical requests, and stops it. The launcher runs it once in a JVM that
 * records the classes that a start needs (JEP 483).
 */
public final class AotTrainingRun {
  /** A limit, because the first start of the server waits for this run. */
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private static final int FAILED = 1;

  private AotTrainingRun() {}

  /** Exits with 0 after a successful run. Also unpacks SQLite's library beside its jar. */
  public static void main(String... arguments) throws Exception {
    var timeout =
        CompletableFuture.runAsync(
            () -> Runtime.getRuntime().halt(FAILED),
            CompletableFuture.delayedExecutor(TIMEOUT.toSeconds(), TimeUnit.SECONDS));
    SqliteLibrary.unpack();
    Main.logAllInOnePlace();
    Path folder = Files.createTempDirectory("portcullis-training");
    try {
      play(folder);
    } finally {
      delete(folder);
    }
    // The JVM writes the cache at exit, which takes more than a minute on a busy machine.
    timeout.cancel(false);
    System.exit(0);
  }

  /**
   * Runs all requests and commands, in an empty folder.
   *
   * @throws IllegalStateException when a result is not the expected one
   */
  static void play(Path folder) throws IOException {
    var environment = Map.of("PORTCULLIS_HTTP_PORT", "0", "PORTCULLIS_GRPC_PORT", "0");
    var configuration = Configuration.load(environment, Optional.empty(), folder);
    try (var server = Serving.start(configuration, new PrintWriter(Writer.nullWriter()))) {
      new RestTrainingCalls(server.httpPort()).play();
      new GrpcTrainingCalls(server.grpcPort()).play();
    }
    for (String command : List.of("--help", "version", "config check", "user list")) {
      run(command, environment, folder);
    }
  }

  private static void run(String command, Map<String, String> environment, Path folder) {
    int exitCode =
        CommandLines.in(folder, environment)
            .setOut(new PrintWriter(Writer.nullWriter()))
            .execute(command.split(" "));
    if (exitCode != 0) {
      throw new IllegalStateException("%s ended with %d".formatted(command, exitCode));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
