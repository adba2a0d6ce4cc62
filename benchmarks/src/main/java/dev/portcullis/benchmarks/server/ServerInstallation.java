package dev.portcullis.benchmarks.server;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An installation of Portcullis with its own data. The launcher starts its servers, as in
 * production.
 */
public final class ServerInstallation {
  /**
   * Settings that make hashes cheap: for thousands of log-ins, and for log-ins that keep their pace
   * beside a closed loop. Hashing threads have the lowest priority, so that hashes of the default
   * cost would not.
   */
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
    all.put("PORTCULLIS_HTTP_PORT", "0");
    all.put("PORTCULLIS_GRPC_PORT", "0");
    all.put("PORTCULLIS_DATA_DIR", folder.resolve("data").toString());
    return new ServerInstallation(runDirectory, folder, all);
  }

  /** Creates an installation on SQLite with a {@link Population}, and with cheap hashes. */
  public static ServerInstallation onSqlite(RunDirectory runDirectory, int users) {
    ServerInstallation installation = in(runDirectory, CHEAP_HASHES);
    installation.serve().close();
    Population.onSqlite(installation.folder.resolve("data/portcullis.db"), users);
    return installation;
  }

  /** Creates an installation on an empty PostgreSQL database, as {@link #onSqlite} does. */
  public static ServerInstallation onPostgres(
      RunDirectory runDirectory, Postgres postgres, int users) {
    var settings = new HashMap<>(CHEAP_HASHES);
    settings.put("PORTCULLIS_DATABASE_URL", postgres.url());
    settings.put("PORTCULLIS_DATABASE_USERNAME", Postgres.USER);
    ServerInstallation installation = in(runDirectory, settings);
    installation.serve().close();
    Population.onPostgres(postgres.url(), Postgres.USER, users);
    return installation;
  }

  /** Starts a server and waits until it is ready. */
  public ServerProcess serve() {
    return ServerProcess.await(begin(), log());
  }

  /** Starts a server. */
  public Process begin() {
    var command = Stream.concat(runDirectory.portcullis().stream(), Stream.of("serve")).toList();
    var builder =
        new ProcessBuilder(command)
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
