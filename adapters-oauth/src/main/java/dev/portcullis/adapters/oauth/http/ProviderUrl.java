package dev.portcullis.adapters.oauth.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Rules for the URLs of providers. */
public final class ProviderUrl {
  private ProviderUrl() {}

  /**
   * Returns whether {@code uri} is an http or https URL with a host, and without user info or
   * fragment (RFC 6749, section 3.1).
   */
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
