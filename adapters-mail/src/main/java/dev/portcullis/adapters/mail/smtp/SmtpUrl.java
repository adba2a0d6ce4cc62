package dev.portcullis.adapters.mail.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapters.mail.smtp.SmtpServer.Encryption;
import dev.portcullis.adapters.mail.smtp.SmtpServer.Login;
import dev.portcullis.domain.InvalidInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parser for URLs of mail servers. No message repeats a part of a URL, because it may be a
 * password.
 */
final class SmtpUrl {
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

  private SmtpUrl() {}

  static SmtpServer parse(String text) {
    URI url = wellFormed(text.strip()).orElseThrow(() -> refused(SmtpServer.URL_RULE));
    String host = url.getHost().replaceAll("[\\[\\]]", "");
    int defaultPort = isTls(url) ? TLS_PORT : PORT;
    int port = url.getPort() > 0 ? url.getPort() : defaultPort;
    Optional<Login> login = Optional.ofNullable(url.getRawUserInfo()).map(SmtpUrl::login);
    boolean loopback = LOOPBACK.matcher(host).matches();
    Encryption encryption = encryption(url, loopback);
    if (encryption == Encryption.OPPORTUNISTIC && login.isPresent() && !loopback) {
      throw refused(
          "opportunistic would send the password to any server that answers; set starttls=required,"
              + " or starttls=never if the network is yours");
    }
    return new SmtpServer(host, port, encryption, login);
  }

  private static Optional<URI> wellFormed(String text) {
    try {
      return Optional.of(new URI(text)).filter(SmtpUrl::isWellFormed);
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
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

  private static Login login(String userAndPassword) {
    int colon = userAndPassword.indexOf(':');
    var login =
        new Login(
            decoded(userAndPassword.substring(0, colon)),
            decoded(userAndPassword.substring(colon + 1)));
    if ((login.user() + login.password()).chars().anyMatch(Character::isISOControl)) {
      throw refused("user and password must have no control characters");
    }
    return login;
  }

  /** RFC 3986, section 2.1: unlike in a form, a plus sign is literal. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  private static Encryption encryption(URI url, boolean loopback) {
    String query = url.getRawQuery();
    if (query == null && isTls(url)) {
      return Encryption.TLS;
    }
    if (query == null) {
      return loopback ? Encryption.OPPORTUNISTIC : Encryption.STARTTLS;
    }
    return Optional.ofNullable(STARTTLS.get(query))
        .filter(encryption -> !isTls(url))
        .orElseThrow(
            () ->
                refused(
                    "after the question mark, smtp:// accepts starttls=required,"
                        + " starttls=opportunistic or starttls=never; smtps:// accepts nothing"));
  }

  private static boolean isTls(URI url) {
    return url.getScheme().equals("smtps");
  }

  private static InvalidInput refused(String rule) {
    return new InvalidInput("mail.smtp.url", rule);
  }
}
