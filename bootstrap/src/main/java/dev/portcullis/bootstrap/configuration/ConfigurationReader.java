package dev.portcullis.bootstrap.configuration;

import static dev.portcullis.application.backend.Transport.BEARER;
import static dev.portcullis.application.backend.Transport.COOKIE;

import dev.portcullis.adapters.crypto.Argon2Parameters;
import dev.portcullis.adapters.crypto.TokenSettings;
import dev.portcullis.adapters.grpc.GrpcSettings;
import dev.portcullis.adapters.rest.CookieSettings;
import dev.portcullis.adapters.rest.CookieSettings.SameSite;
import dev.portcullis.adapters.rest.RestSettings;
import dev.portcullis.application.backend.Transport;
import dev.portcullis.application.usecase.OneTimeLifetimes;
import dev.portcullis.bootstrap.configuration.Configuration.BackendSettings;
import dev.portcullis.bootstrap.configuration.Configuration.Database;
import dev.portcullis.bootstrap.configuration.Configuration.Passwords;
import dev.portcullis.bootstrap.configuration.Configuration.Strategy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every key there is, with its default and its bounds. */
final class ConfigurationReader {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final Duration AUDIT_RETENTION = Duration.ofDays(90);
  private static final Pattern BACKEND_KEY = Pattern.compile("auth\\.backends\\.([^.]+)\\..*");
  private static final Pattern BACKEND_VARIABLE =
      Pattern.compile("PORTCULLIS_AUTH_BACKENDS_(.+)_(?:TRANSPORT|STRATEGY|LIFETIME)");
  private static final Pattern BACKEND_NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** RFC 6265, section 4.1.1: a token, as RFC 9110, section 5.6.2, has it. */
  private static final Pattern COOKIE_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

  private static final Pattern COOKIE_ATTRIBUTE = Pattern.compile("[\\x21-\\x7E&&[^;,]]{1,255}");
  private static final Set<String> ALGORITHMS = Set.of("EdDSA", "ES256", "RS256", "HS256");

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
                cookie()),
            new GrpcSettings(values.text("grpc.host", "127.0.0.1"), port("grpc.port", 9000)),
            database(),
            backends(),
            values.flag("auth.requires-verification", false),
            token(publicUrl),
            passwords(),
            new OneTimeLifetimes(
                values.duration("verification.lifetime", LIFETIME),
                values.duration("reset.lifetime", LIFETIME)),
            values.duration("audit.retention", AUDIT_RETENTION),
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

  private CookieSettings cookie() {
    var cookie =
        new CookieSettings(
            values.text("cookie.name", "fastapiusersauth"),
            values.flag("cookie.secure", true),
            values.choice("cookie.same-site", SameSite.LAX),
            values.text("cookie.path", "/"),
            values.text("cookie.domain"));
    if (!COOKIE_NAME.matcher(cookie.name()).matches()) {
      values.problem("cookie.name", "must be 1 to 64 of the characters that cookie names may have");
    }
    if (!cookie.path().startsWith("/") || !COOKIE_ATTRIBUTE.matcher(cookie.path()).matches()) {
      values.problem("cookie.path", "must be a path, such as /");
    }
    if (cookie.domain().filter(domain -> !COOKIE_ATTRIBUTE.matcher(domain).matches()).isPresent()) {
      values.problem("cookie.domain", "must be a host name");
    }
    if (cookie.sameSite() == SameSite.NONE && !cookie.secure()) {
      values.problem(
          "cookie.same-site", "none needs cookie.secure: browsers drop such a cookie otherwise");
    }
    return cookie;
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

  private TokenSettings token(URI publicUrl) {
    String algorithm = values.text("token.algorithm", "EdDSA");
    if (!ALGORITHMS.contains(algorithm)) {
      values.problem("token.algorithm", "must be one of EdDSA, ES256, RS256, HS256");
    }
    return new TokenSettings(
        algorithm,
        values.text("token.issuer", publicUrl.toString()),
        values.text("token.audience", "fastapi-users:auth"));
  }

  private Passwords passwords() {
    return new Passwords(
        values.number("password.min-length", 8, 1, 256),
        argon2(),
        values.number("password.line", 256, 1, 100_000));
  }

  private Argon2Parameters argon2() {
    int memory = values.number("password.argon2.memory-kib", 19_456, 8, 1 << 20);
    int iterations = values.number("password.argon2.iterations", 2, 1, 64);
    int lanes = values.number("password.argon2.parallelism", 1, 1, 64);
    // RFC 9106, section 3.1: every lane has at least two blocks in each of its four slices.
    int least = 8 * lanes;
    if (memory < least) {
      values.problem(
          "password.argon2.memory-kib", "must be at least 8 times password.argon2.parallelism");
    }
    return new Argon2Parameters(Math.max(memory, least), iterations, lanes);
  }

  /** The default ones, as far as they aren't changed, and then those that the file adds. */
  private List<BackendSettings> backends() {
    Map<String, BackendSettings> backends = new LinkedHashMap<>();
    add(backends, new BackendSettings("jwt", BEARER, Strategy.JWT, LIFETIME));
    add(backends, new BackendSettings("cookie", COOKIE, Strategy.JWT, LIFETIME));
    add(backends, new BackendSettings("database", BEARER, Strategy.DATABASE, LIFETIME));
    backendNames()
        .forEach(
            name -> {
              if (!backends.containsKey(name)) {
                add(backends, required(name));
              }
            });
    return List.copyOf(backends.values());
  }

  private void add(Map<String, BackendSettings> backends, BackendSettings byDefault) {
    String key = "auth.backends." + byDefault.name() + ".";
    backends.put(
        byDefault.name(),
        new BackendSettings(
            byDefault.name(),
            values.choice(key + "transport", byDefault.transport()),
            values.choice(key + "strategy", byDefault.strategy()),
            values.duration(key + "lifetime", byDefault.lifetime())));
  }

  /** A backend of the installation's own has no default for what it is. */
  private BackendSettings required(String name) {
    String key = "auth.backends." + name + ".";
    if (!BACKEND_NAME.matcher(name).matches()) {
      values.problem(
          key + "transport", "a backend's name is 1 to 32 of a-z, 0-9 and -, a letter first");
    }
    for (String part : List.of("transport", "strategy")) {
      if (values.text(key + part).isEmpty()) {
        values.problem(key + part, "is missing");
      }
    }
    return new BackendSettings(name, Transport.BEARER, Strategy.JWT, LIFETIME);
  }

  private Set<String> backendNames() {
    var names = new LinkedHashSet<String>();
    values.sources().file().keySet().stream()
        .map(BACKEND_KEY::matcher)
        .filter(Matcher::matches)
        .forEach(matcher -> names.add(matcher.group(1)));
    values.sources().environment().keySet().stream()
        .map(BACKEND_VARIABLE::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
        .forEach(names::add);
    return names;
  }
}
