package dev.portcullis.benchmarks.server;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An installation of Portcullis with its own data. The launcher starts its servers, as in
 * production.
 */
public final class ServerInstallation {
  /** Settings that make hashes cheap enough for thousands of log-ins. */
  public static final Map<String, String> CHEAP_HASHES =
      Map.of(
          "PORTCULLIS_PASSWORD_ARGON2_MEMORY_KIB", "8",
          "PORTCULLIS_PASSWORD_ARGON2_ITERATIONS", "1");

  private final RunDirectory runDirectory;
  private final Path folder;
  private final Map<String, String> settings;

  private ServerInstallation(RunDirectory runDirectory, Path folder, Map<String, String> settings) {
    this.runDirectory = runDirectory;
    this.folder = folder;
    this.settings = Map.copyOf(settings);
  }

  /** Returns a new installation with defaults, except for {@code settings}. */
  public static ServerInstallation in(RunDirectory runDirectory, Map<String, String> settings) {
    Path folder = runDirectory.newFolder("installation");
    var all = new HashMap<>(settings);
    all.putIfAbsent("PORTCULLIS_HTTP_PORT", "0");
    all.putIfAbsent("PORTCULLIS_GRPC_PORT", "0");
    all.put("PORTCULLIS_DATA_DIR", folder.resolve("data").toString());
    return new ServerInstallation(runDirectory, folder, all);
  }

  /** Returns the file of the SQLite database. */
  public Path database() {
    return folder.resolve("data/portcullis.db");
  }

  /** Starts a server and waits until it is ready. */
  public ServerProcess serve() {
    return ServerProcess.await(begin(), log());
  }

  /** Starts a server. */
  public Process begin() {
    var builder =
        new ProcessBuilder(
                List.of(runDirectory.project().resolve("portcullis").toString(), "serve"))
            .directory(folder.toFile())
            .redirectError(Redirect.appendTo(log().toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PORTCULLIS_"));
    builder.environment().putAll(settings);
    return Processes.start(builder);
  }

  private Path log() {
    return folder.resolve("log.txt");
  }
}
