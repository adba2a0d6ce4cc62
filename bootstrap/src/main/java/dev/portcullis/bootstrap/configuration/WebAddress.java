package dev.portcullis.bootstrap.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of other servers, as an operator may configure them. */
final class WebAddress {
  static final String RULE =
      "must be an https address without a fragment, such as https://id.example.com; http is for this"
          + " machine and names without a dot";

  private static final Pattern NEARBY =
      Pattern.compile(
          "127(\\.\\d{1,3}){3}|\\[::1]|([a-z0-9-]+\\.)*localhost|[a-z][a-z0-9-]*",
          Pattern.CASE_INSENSITIVE);

  private WebAddress() {}

  /** Secrets travel there, so without TLS only to where no network is in between. */
  static Optional<URI> secure(String text) {
    return absolute(text)
        .filter(url -> url.getHost() != null && url.getUserInfo() == null)
        .filter(url -> isTls(url) || (isPlain(url) && isNearby(url.getHost())));
  }

  /** An absolute URI without a fragment (RFC 6749, section 3.1.2), of any scheme. */
  static Optional<URI> absolute(String text) {
    try {
      return Optional.of(new URI(text.strip()))
          .filter(uri -> uri.isAbsolute() && uri.getRawFragment() == null);
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isTls(URI url) {
    return url.getScheme().equalsIgnoreCase("https");
  }

  private static boolean isPlain(URI url) {
    return url.getScheme().equalsIgnoreCase("http");
  }

  /** This machine, or a name without a dot, as containers beside each other have. */
  private static boolean isNearby(String host) {
    return NEARBY.matcher(host).matches();
  }
}
