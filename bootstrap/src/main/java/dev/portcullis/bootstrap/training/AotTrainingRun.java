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
 * Starts a server as it is without any configuration, on ports that are free and with data that are
 * thrown away, does with it what people do, and stops it. The launcher has a JVM watch this once,
 * and write down which classes a start needs (JEP 483).
 */
public final class AotTrainingRun {
  /** Whoever starts a server is waiting for it. */
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private static final int FAILED = 1;

  private AotTrainingRun() {}

  /** Ends with 0 when all went as it should; leaves SQLite's library ready beside its jar. */
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
    // Java writes the cache only now, for more than a minute on a busy machine.
    timeout.cancel(false);
    System.exit(0);
  }

  /**
   * The whole of it, in a folder that is empty.
   *
   * @throws IllegalStateException when anything is not answered as it should be
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
