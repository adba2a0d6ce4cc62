package dev.portcullis.adapters.persistence.postgres;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL server is and how to get in; no message repeats a word of it but the place.
 */
public final class PostgresAddress {
  static final String PREFIX = "jdbc:postgresql:";

  /** How long connecting may take. */
  static final int CONNECT_SECONDS = 3;

  /** How long an answer may take before the connection is given up. */
  static final int ANSWER_SECONDS = 10;

  private static final String HOST = "(\\[[\\p{XDigit}:.%]+]|[^:/?@,\\[\\]]*)(:\\d{1,5})?";
  private static final Pattern URL =
      Pattern.compile(
          PREFIX + "(//" + HOST + "(," + HOST + ")*/[^/?@]*|/|[^/?@:]*)(\\?.*)?", Pattern.DOTALL);

  private final Settings settings;

  private PostgresAddress(Settings settings) {
    this.settings = settings;
  }

  /**
   * Takes the settings.
   *
   * @throws StorageRefused when the URL is malformed, without repeating it
   */
  public static PostgresAddress of(Settings settings) {
    // Before the driver reads it: what the driver can't read, it logs.
    if (!URL.matcher(settings.url()).matches()) {
      throw malformed();
    }
    return new PostgresAddress(settings);
  }

  private static StorageRefused malformed() {
    return new StorageRefused(
        "database.url: must look like jdbc:postgresql://host:5432/name, with the user and the"
            + " password in database.username and database.password",
        null);
  }

  /** Hosts, ports and database, such as {@code db.example:5432/portcullis}. */
  public String place() {
    PGSimpleDataSource source = source();
    int[] ports = source.getPortNumbers();
    String[] hosts = source.getServerNames();
    var place = new StringBuilder();
    for (int i = 0; i < hosts.length; i++) {
      place.append(i == 0 ? "" : ",").append(hosts[i]).append(':').append(ports[i]);
    }
    String database = source.getDatabaseName();
    return database == null ? place.toString() : place.append('/').append(database).toString();
  }

  /**
   * For statements that answer soon. What the URL's parameters say goes before the defaults here,
   * and the settings' own user and password before the URL's.
   */
  public PGSimpleDataSource source() {
    PGSimpleDataSource source = unlimitedSource();
    byDefault("socketTimeout", () -> source.setSocketTimeout(ANSWER_SECONDS));
    return source;
  }

  private PGSimpleDataSource unlimitedSource() {
    var source = new PGSimpleDataSource();
    try {
      source.setUrl(settings.url());
    } catch (IllegalArgumentException repeatsTheUrl) {
      throw malformed();
    }
    settings.username().ifPresent(source::setUser);
    settings.password().ifPresent(source::setPassword);
    byDefault("ApplicationName", () -> source.setApplicationName("portcullis"));
    byDefault("connectTimeout", () -> source.setConnectTimeout(CONNECT_SECONDS));
    byDefault("tcpKeepAlive", () -> source.setTcpKeepAlive(true));
    // Details repeat the row that failed, with the hash in it.
    byDefault("logServerErrorDetail", () -> source.setLogServerErrorDetail(false));
    return source;
  }

  private void byDefault(String parameter, Runnable setting) {
    if (!settings.url().matches("(?s).*[?&]" + parameter + "=.*")) {
      setting.run();
    }
  }

  /** For statements that may take as long as they need: steps of the schema. */
  PGSimpleDataSource sourceWithoutTimeout() {
    PGSimpleDataSource source = unlimitedSource();
    source.setSocketTimeout(0);
    return source;
  }
}
