package dev.portcullis.adapters.persistence.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Address and credentials of a Redis server.
 *
 * @param database number of the database on the server
 * @param tls true if the connection is encrypted and the server's certificate verified
 */
public record RedisAddress(
    String host, int port, int database, boolean tls, Optional<Credentials> credentials) {
  private static final int DEFAULT_PORT = 6379;
  private static final int MAX_PORT = 65_535;

  /** Accepts more hosts than RFC 3986, because names in container networks contain underscores. */
  private static final Pattern URL =
      Pattern.compile(
          "redis(?<tls>s?)://((?<user>[^:@/?#\\s]*):(?<password>[^@/?#\\s]+)@)?"
              + "(\\[(?<literal>[\\p{XDigit}:.]+)]|(?<name>[A-Za-z0-9._-]+))"
              + "(:(?<port>\\d{1,5}))?(/(?<database>\\d{1,4})?)?");

  /** User and password; without a user, the server's default user. */
  public record Credentials(Optional<String> user, String password) {
    /** Redacted. */
    @Override
    public String toString() {
      return "Credentials[…]";
    }
  }

  /**
   * Parses {@code redis://user:password@host:port/database}, or {@code rediss:} for TLS. Only
   * scheme and host are required; user and password are percent-encoded. Empty if malformed.
   */
  public static Optional<RedisAddress> parse(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int port = number(parts.group("port"), DEFAULT_PORT);
    if (port < 1 || port > MAX_PORT) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RedisAddress(
              Optional.ofNullable(parts.group("literal")).orElseGet(() -> parts.group("name")),
              port,
              number(parts.group("database"), 0),
              !parts.group("tls").isEmpty(),
              credentials(parts)));
    } catch (IllegalArgumentException badEscape) {
      return Optional.empty();
    }
  }

  private static int number(@Nullable String digits, int byDefault) {
    return digits == null ? byDefault : Integer.parseInt(digits);
  }

  private static Optional<Credentials> credentials(Matcher parts) {
    return Optional.ofNullable(parts.group("password"))
        .map(
            password ->
                new Credentials(
                    Optional.of(decoded(parts.group("user"))).filter(user -> !user.isEmpty()),
                    decoded(password)));
  }

  /** RFC 3986, section 2.1: unlike in a form, a plus is literal. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  /** Returns host, port and database, such as {@code redis.example:6379/0}, without credentials. */
  @Override
  public String toString() {
    String named = host.contains(":") ? "[" + host + "]" : host;
    return "%s:%d/%d".formatted(named, port, database);
  }
}
