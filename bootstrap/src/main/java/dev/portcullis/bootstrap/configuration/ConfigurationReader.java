package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.grpc.GrpcSettings;
import dev.portcullis.adapters.rest.RestSettings;
import dev.portcullis.application.usecase.OneTimeLifetimes;
import dev.portcullis.bootstrap.configuration.Configuration.Database;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** Every key there is, with its default and its bounds; the larger groups in classes beside it. */
final class ConfigurationReader {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final Duration AUDIT_RETENTION = Duration.ofDays(90);

  private final Values values;
  private final Path workingDirectory;

  ConfigurationReader(Sources sources, Path workingDirectory) {
    this.values = new Values(sources);
    this.workingDirectory = workingDirectory;
  }

  Configuration read() {
    URI publicUrl = publicUrl();
    var configuration =
        new Configuration(
            workingDirectory.resolve(values.text("data.dir", "data")),
            new RestSettings(
                values.text("http.host", "127.0.0.1"),
                port("http.port", 8000),
                publicUrl,
                new CookieKeys(values).read()),
            new GrpcSettings(values.text("grpc.host", "127.0.0.1"), port("grpc.port", 9000)),
            database(),
            new BackendKeys(values).read(),
            values.flag("auth.requires-verification", false),
            new TokenKeys(values).read(publicUrl),
            new PasswordKeys(values).read(),
            new OneTimeLifetimes(
                values.duration("verification.lifetime", LIFETIME),
                values.duration("reset.lifetime", LIFETIME)),
            new MailKeys(values, workingDirectory).read(),
            values.duration("audit.retention", AUDIT_RETENTION),
            new UserSchemaKey(values, workingDirectory).read(),
            values.variable("PORTCULLIS_MASTER_KEY"));
    values.check();
    return configuration;
  }

  private int port(String key, int byDefault) {
    return values.number(key, byDefault, 0, 65_535);
  }

  private URI publicUrl() {
    String byDefault = "http://localhost:8000";
    String text = values.text("public-url", byDefault);
    try {
      URI url = new URI(text);
      boolean web = Set.of("http", "https").contains(String.valueOf(url.getScheme()));
      boolean plain =
          url.getQuery() == null && url.getFragment() == null && url.getUserInfo() == null;
      if (web && plain && url.getHost() != null && !text.endsWith("/")) {
        return url;
      }
    } catch (URISyntaxException malformed) {
      // Told below.
    }
    values.problem(
        "public-url", "must look like https://auth.example.com, without a slash at the end");
    return URI.create(byDefault);
  }

  private Database database() {
    String url = values.text("database.url", "jdbc:sqlite:");
    if (url.chars().anyMatch(c -> c <= ' ')) {
      values.problem("database.url", "must have no blanks");
    }
    return new Database(
        url,
        values.text("database.username"),
        values.text("database.password"),
        values.number("database.pool-size", 10, 1, 1_000));
  }
}
