package dev.portcullis.adapters.rest.settings;

import dev.portcullis.domain.network.TrustedProxies;
import java.net.URI;
import java.util.Set;

/**
 * Operator's settings of the REST edge.
 *
 * @param port the port; 0 means any free port
 * @param publicUrl the URL for clients, such as {@code https://auth.example.com}
 * @param cookie the attributes of cookies
 * @param proxies the reverse proxies that tell the addresses of clients
 * @param origins the other origins whose pages may call the server with the user's cookies
 */
public record RestSettings(
    String host,
    int port,
    URI publicUrl,
    CookieSettings cookie,
    TrustedProxies proxies,
    Set<WebOrigin> origins) {
  /** Copies the set. */
  public RestSettings {
    origins = Set.copyOf(origins);
  }
}
