package dev.portcullis.bootstrap.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapters.mail.SmtpServer;
import dev.portcullis.adapters.mail.SmtpServer.Encryption;
import dev.portcullis.adapters.mail.SmtpServer.Login;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The key {@code mail.smtp.url}; no problem repeats a word of it. */
record SmtpUrlKey(Values values) {
  static final String KEY = "mail.smtp.url";

  private static final Set<String> SCHEMES = Set.of("smtp", "smtps");

  /** RFC 8314, section 7.3. */
  private static final int TLS_PORT = 465;

  /** RFC 6409, section 3.1. */
  private static final int PORT = 587;

  private static final Map<String, Encryption> STARTTLS =
      Map.of(
          "starttls=required", Encryption.STARTTLS,
          "starttls=opportunistic", Encryption.OPPORTUNISTIC,
          "starttls=never", Encryption.NONE);
  private static final Pattern LOGIN = Pattern.compile("[^:]+:.+");
  private static final Pattern LOOPBACK =
      Pattern.compile("(.*\\.)?localhost|127(\\.\\d{1,3}){3}|::1");

  Optional<SmtpServer> read() {
    return values.text(KEY).flatMap(this::read);
  }

  private Optional<SmtpServer> read(String text) {
    try {
      URI url = new URI(text.strip());
      if (isWellFormed(url)) {
        return Optional.of(server(url));
      }
    } catch (URISyntaxException malformed) {
      // Told below.
    }
    values.problem(
        KEY,
        "must look like smtp://user:password@mail.example.com:587 or smtps://mail.example.com,"
            + " with user and password percent-encoded");
    return Optional.empty();
  }

  private static boolean isWellFormed(URI url) {
    String login = url.getRawUserInfo();
    return SCHEMES.contains(String.valueOf(url.getScheme()))
        && url.getHost() != null
        && url.getPort() != 0
        && url.getPort() <= 65_535
        && Set.of("", "/").contains(url.getRawPath())
        && url.getRawFragment() == null
        && (login == null || LOGIN.matcher(login).matches());
  }

  private SmtpServer server(URI url) {
    String host = url.getHost().replaceAll("[\\[\\]]", "");
    int byDefault = isTls(url) ? TLS_PORT : PORT;
    int port = url.getPort() > 0 ? url.getPort() : byDefault;
    Optional<Login> login = Optional.ofNullable(url.getRawUserInfo()).map(this::login);
    Encryption encryption = encryption(url, isLoopback(host));
    if (encryption == Encryption.OPPORTUNISTIC && login.isPresent() && !isLoopback(host)) {
      values.problem(
          KEY,
          "opportunistic would send the password to whoever pretends to be the server; say"
              + " starttls=required, or starttls=never if the network is yours");
    }
    return new SmtpServer(host, port, encryption, login);
  }

  private Login login(String userAndPassword) {
    int colon = userAndPassword.indexOf(':');
    var login =
        new Login(
            decoded(userAndPassword.substring(0, colon)),
            decoded(userAndPassword.substring(colon + 1)));
    if ((login.user() + login.password()).chars().anyMatch(Character::isISOControl)) {
      values.problem(KEY, "user and password must have no control characters");
    }
    return login;
  }

  /** A plus sign is a plus sign here. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  private Encryption encryption(URI url, boolean loopback) {
    boolean tls = isTls(url);
    Encryption byDefault = loopback ? Encryption.OPPORTUNISTIC : Encryption.STARTTLS;
    String query = url.getRawQuery();
    if (query == null) {
      return tls ? Encryption.TLS : byDefault;
    }
    if (tls || !STARTTLS.containsKey(query)) {
      values.problem(
          KEY,
          "after the question mark, smtp:// can have starttls=required, starttls=opportunistic or"
              + " starttls=never, and smtps:// nothing");
    }
    return STARTTLS.getOrDefault(query, byDefault);
  }

  private static boolean isTls(URI url) {
    return url.getScheme().equals("smtps");
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }
}
