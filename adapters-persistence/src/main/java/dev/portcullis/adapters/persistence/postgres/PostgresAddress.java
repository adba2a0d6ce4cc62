package dev.portcullis.adapters.persistence.postgres;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider.Risk;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.application.port.out.operation.StorageProvider.Severity;
import dev.portcullis.domain.network.IpAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/** Address and credentials of a PostgreSQL server. Messages contain only the location. */
public final class PostgresAddress {
  static final String PREFIX = "jdbc:postgresql:";

  /** Timeout for connecting. */
  static final int CONNECT_SECONDS = 3;

  /** Timeout for an answer, after which the connection is closed. */
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
   * Returns the address in {@code settings}.
   *
   * @throws StorageRefused when the URL is malformed; the message doesn't repeat it
   */
  public static PostgresAddress of(Settings settings) {
    // Checked before the driver parses it, because the driver logs malformed URLs.
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

  /** Returns hosts, ports and database, such as {@code db.example:5432/portcullis}. */
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

  /** Returns the risks of connections to hosts other than this machine. */
  List<Risk> risks() {
    PGSimpleDataSource source = source();
    boolean isLocal = Arrays.stream(source.getServerNames()).allMatch(PostgresAddress::isLoopback);
    String mode = Optional.ofNullable(source.getSslMode()).orElse("prefer");
    if (isLocal || mode.startsWith("verify-")) {
      return List.of();
    }
    return List.of(
        mode.equals("require")
            ? new Risk(
                Severity.UNWISE,
                "sslmode=require doesn't check which server answers: use sslmode=verify-full")
            : new Risk(
                Severity.UNSAFE,
                "PostgreSQL may be reached without TLS: add sslmode=verify-full to the URL"));
  }

  private static boolean isLoopback(String host) {
    String bare = host.replaceAll("^\\[|]$", "");
    return bare.equalsIgnoreCase("localhost")
        || IpAddress.parse(bare).map(IpAddress::isLoopback).orElse(false);
  }

  /**
   * Returns a source for short statements. The URL's parameters override these defaults; the
   * settings' user and password override the URL's.
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
    // Error details contain the failed row, including the password hash.
    byDefault("logServerErrorDetail", () -> source.setLogServerErrorDetail(false));
    return source;
  }

  private void byDefault(String parameter, Runnable setting) {
    if (!settings.url().matches("(?s).*[?&]" + parameter + "=.*")) {
      setting.run();
    }
  }

  /** Returns a source for long statements, such as migrations: without a timeout for answers. */
  PGSimpleDataSource sourceWithoutTimeout() {
    PGSimpleDataSource source = unlimitedSource();
    source.setSocketTimeout(0);
    return source;
  }
}
