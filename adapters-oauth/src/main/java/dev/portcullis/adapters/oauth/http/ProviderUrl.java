package dev.portcullis.adapters.oauth.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Which addresses anything is sent to. */
public final class ProviderUrl {
  private ProviderUrl() {}

  /** Whether it is http or https, at a host, and without a fragment (RFC 6749, section 3.1). */
  public static boolean isValid(@Nullable URI uri) {
    return uri != null
        && (isHttps(uri) || "http".equalsIgnoreCase(uri.getScheme()))
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null;
  }

  public static boolean isHttps(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }
}
