package dev.portcullis.benchmarks.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** A server in its own process, which prints its ports in its first lines. */
public final class ServerProcess implements AutoCloseable {
  private static final Path PROCESSES = Path.of("/proc");
  private static final double KIB_PER_MIB = 1024;

  private final Process process;
  private final int httpPort;
  private final int grpcPort;

  private ServerProcess(Process process, int httpPort, int grpcPort) {
    this.process = process;
    this.httpPort = httpPort;
    this.grpcPort = grpcPort;
  }

  /** Waits until the server has printed its ports. */
  static ServerProcess await(Process process, Path log) {
    try {
      var lines = process.inputReader(UTF_8);
      String rest = lines.readLine();
      String grpc = lines.readLine();
      if (grpc == null) {
        throw new IllegalStateException("the server did not start; " + log + " says why");
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

  /** Returns the port of REST. */
  public int httpPort() {
    return httpPort;
  }

  /** Returns the port of gRPC. */
  public int grpcPort() {
    return grpcPort;
  }

  /** Returns the process id. */
  public long pid() {
    return process.pid();
  }

  /** Returns the processor time that the process has used so far. */
  public ProcessorTime processorTime() {
    return ProcessorTime.of(pid());
  }

  /** Returns the resident memory (RSS) in MiB; NaN if the system doesn't tell it. */
  public double residentMib() {
    Path status = PROCESSES.resolve(pid() + "/status");
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException elsewhere) {
      return Double.NaN;
    }
  }

  /** Returns the number of open files and sockets; empty if the system doesn't tell it. */
  public OptionalLong openFiles() {
    try (var files = Files.list(PROCESSES.resolve(pid() + "/fd"))) {
      return OptionalLong.of(files.count());
    } catch (IOException elsewhere) {
      return OptionalLong.empty();
    }
  }

  /** Returns the JVM options of the process, except for the AOT cache. */
  List<String> javaOptions() {
    var arguments = List.of(process.info().arguments().orElseThrow());
    return arguments.stream()
        .takeWhile(option -> !option.equals("-jar") && !option.equals("-cp"))
        .filter(option -> !option.startsWith("-XX:AOTCache="))
        .toList();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException hurry) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
