package dev.portcullis.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A server in its own process, which can be stopped or killed. A server that takes longer than a
 * minute to start or to stop fails the test with a dump of the server's threads.
 */
final class ServerProcess implements AutoCloseable {
  private static final int LIMIT_SECONDS = 60;
  private static final int ADDRESS_LINES = 3;

  private final Process process;
  private final int httpPort;
  private final int grpcPort;

  private ServerProcess(Process process, int httpPort, int grpcPort) {
    this.process = process;
    this.httpPort = httpPort;
    this.grpcPort = grpcPort;
  }

  /** Waits until {@code process} has printed its addresses. */
  static ServerProcess ready(LaunchOptions launch, Process process) {
    var addresses = CompletableFuture.supplyAsync(() -> firstLines(process));
    try {
      List<String> lines = addresses.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (lines.size() < ADDRESS_LINES) {
        throw new AssertionError("the server did not start: " + launch.log());
      }
      return new ServerProcess(process, port(lines.get(0)), port(lines.get(1)));
    } catch (TimeoutException late) {
      throw killed(process, "start");
    } catch (InterruptedException | ExecutionException failure) {
      process.destroyForcibly();
      throw new IllegalStateException(failure);
    }
  }

  private static List<String> firstLines(Process process) {
    return process.inputReader(UTF_8).lines().limit(ADDRESS_LINES).toList();
  }

  /** Kills a server that doesn't get on, and returns an error that shows its threads. */
  private static AssertionError killed(Process process, String verb) {
    try {
      String jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
      String pid = String.valueOf(process.pid());
      Process dump =
          new ProcessBuilder("timeout", "20", jcmd, pid, "Thread.print")
              .redirectErrorStream(true)
              .start();
      String threads = dump.inputReader(UTF_8).lines().collect(Collectors.joining("\n"));
      return new AssertionError(
          "the server did not %s within %d s%n%s".formatted(verb, LIMIT_SECONDS, threads));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      process.destroyForcibly();
    }
  }

  private static int port(String line) {
    return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }

  int httpPort() {
    return httpPort;
  }

  int grpcPort() {
    return grpcPort;
  }

  long pid() {
    return process.pid();
  }

  /** Kills the server as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** Stops the server as an operator does, and returns its exit code. */
  int stop() {
    process.destroy();
    return await();
  }

  private int await() {
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw killed(process, "stop");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
