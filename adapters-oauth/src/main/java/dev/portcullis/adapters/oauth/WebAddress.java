package dev.portcullis.adapters.oauth;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Which addresses anything is sent to. */
final class WebAddress {
  private WebAddress() {}

  /** Whether it is http or https, at a host, and without a fragment (RFC 6749, section 3.1). */
  static boolean isValid(@Nullable URI uri) {
    return uri != null
        && (isHttps(uri) || "http".equalsIgnoreCase(uri.getScheme()))
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null;
  }

  static boolean isHttps(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }
}
