package dev.portcullis.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A server in its own process, which can be stopped or killed. */
final class ServerProcess implements AutoCloseable {
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
    try {
      var lines = process.inputReader(UTF_8);
      String rest = lines.readLine();
      String grpc = lines.readLine();
      String store = lines.readLine();
      if (store == null) {
        throw new AssertionError("the server did not start: " + launch.log());
      }
      return new ServerProcess(process, port(rest), port(grpc));
    } catch (IOException failure) {
      process.destroyForcibly();
      throw new UncheckedIOException(failure);
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
      return process.waitFor();
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
