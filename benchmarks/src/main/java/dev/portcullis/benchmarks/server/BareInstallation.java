package dev.portcullis.benchmarks.server;

import dev.portcullis.benchmarks.ceiling.BareServer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The bare server, on a JVM with the same options as Portcullis.
 *
 * @param arguments the arguments of {@link BareServer}
 */
public record BareInstallation(
    Path folder, String classPath, List<String> javaOptions, List<String> arguments) {
  /**
   * The options with which the launcher's {@code write_cache} creates an AOT cache: the caches of
   * Portcullis and of the bare server must have the same kinds of content.
   */
  private static final String[] TRAINING = {
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:-AOTAdapterCaching",
    "-XX:-AOTStubCaching"
  };

  /** Returns a bare server with the JVM options of a running Portcullis. */
  public static BareInstallation like(
      ServerProcess portcullis, RunDirectory directory, String... arguments) {
    return new BareInstallation(
        directory.newFolder("bare"),
        directory.bareClassPath(),
        portcullis.javaOptions(),
        List.of(arguments));
  }

  /** Returns a bare server with a constant answer: Portcullis's answer about the first user. */
  public static BareInstallation ofConstants(ServerProcess portcullis, RunDirectory directory) {
    return like(portcullis, directory, "0", "0", new GeneratedUser(0).email());
  }

  /** Copies the lists. */
  public BareInstallation {
    javaOptions = List.copyOf(javaOptions);
    arguments = List.copyOf(arguments);
  }

  /** Returns a copy with further JVM options. */
  public BareInstallation with(String... options) {
    return new BareInstallation(
        folder,
        classPath,
        Stream.concat(javaOptions.stream(), Stream.of(options)).toList(),
        arguments);
  }

  /**
   * Returns a copy with its own AOT cache, which this method creates.
   *
   * @param training the work of a server before the cache is created from it
   */
  public BareInstallation withAotCache(Consumer<ServerProcess> training) {
    Path cache = folder.resolve("bare.aot");
    try (ServerProcess trained = with(TRAINING).with("-XX:AOTCacheOutput=" + cache).serve()) {
      training.accept(trained);
    }
    return with("-XX:AOTCache=" + cache);
  }

  /** Starts the server and waits until it is ready. */
  public ServerProcess serve() {
    return ServerProcess.await(begin(), log());
  }

  /** Starts the server. */
  public Process begin() {
    List<String> command =
        Stream.of(
                Stream.of(ProcessHandle.current().info().command().orElseThrow()),
                javaOptions.stream(),
                Stream.of("-cp", classPath, BareServer.class.getName()),
                arguments.stream())
            .flatMap(part -> part)
            .toList();
    return Processes.start(
        new ProcessBuilder(command).redirectError(Redirect.appendTo(log().toFile())));
  }

  private Path log() {
    return folder.resolve("log.txt");
  }
}
