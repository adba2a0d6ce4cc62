package dev.portcullis.benchmarks.server;

import dev.portcullis.benchmarks.ceiling.BareServer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The bare server, on Java with the same options as Portcullis.
 *
 * @param arguments those of {@link BareServer}
 */
public record BareInstallation(
    Path folder, String classPath, List<String> javaOptions, List<String> arguments) {
  /**
   * What the launcher, in {@code write_cache}, has a cache made with: those of Portcullis and of
   * the bare server are to hold the same.
   */
  private static final String[] TRAINING = {
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:-AOTAdapterCaching",
    "-XX:-AOTStubCaching"
  };

  /** Takes the options of Java from a running Portcullis. */
  public static BareInstallation like(
      ServerProcess portcullis, RunDirectory directory, String... arguments) {
    return new BareInstallation(
        directory.newFolder("bare"),
        BareClassPath.in(directory.project()),
        portcullis.javaOptions(),
        List.of(arguments));
  }

  /** One that answers whoever asks the same: what Portcullis says of the first knight. */
  public static BareInstallation ofConstants(ServerProcess portcullis, RunDirectory directory) {
    return like(portcullis, directory, "0", "0", new GeneratedUser(0).email());
  }

  /** Copies the lists. */
  public BareInstallation {
    javaOptions = List.copyOf(javaOptions);
    arguments = List.copyOf(arguments);
  }

  /** The same with more options of Java. */
  public BareInstallation with(String... options) {
    return new BareInstallation(
        folder,
        classPath,
        Stream.concat(javaOptions.stream(), Stream.of(options)).toList(),
        arguments);
  }

  /**
   * The same with an AOT cache of its own, which this makes.
   *
   * @param training what a server is put to before the cache is made from it
   */
  public BareInstallation withAotCache(Consumer<ServerProcess> training) {
    Path cache = folder.resolve("bare.aot");
    try (ServerProcess trained = with(TRAINING).with("-XX:AOTCacheOutput=" + cache).serve()) {
      training.accept(trained);
    }
    return with("-XX:AOTCache=" + cache);
  }

  /** Starts it and waits until it is ready. */
  public ServerProcess serve() {
    return ServerProcess.await(begin(), log());
  }

  /** Starts it. */
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
