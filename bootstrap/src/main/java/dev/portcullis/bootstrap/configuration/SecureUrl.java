package dev.portcullis.bootstrap.configuration;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** URL to which secrets may be sent: https, or http on the local machine or container network. */
final class SecureUrl {
  /**
   * Plain HTTP is allowed for this machine and for names without a dot, as used between containers.
   */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "https://.*"
              + "|http://(127(\\.\\d{1,3}){3}|\\[::1]|([a-z0-9-]+\\.)*localhost|[a-z][a-z0-9-]*)",
          Pattern.CASE_INSENSITIVE);

  /** Without a fragment (RFC 6749, section 3.1.2). */
  static final Syntax<URI> SYNTAX =
      Syntax.of(
          "must be an https URL without a fragment, such as https://id.example.com; http is for"
              + " this machine and names without a dot",
          SecureUrl::parse);

  private SecureUrl() {}

  private static Optional<URI> parse(String text) {
    return Syntax.absoluteUri(text)
        .filter(url -> url.getHost() != null && url.getUserInfo() == null)
        .filter(url -> ORIGIN.matcher(url.getScheme() + "://" + url.getHost()).matches());
  }
}
