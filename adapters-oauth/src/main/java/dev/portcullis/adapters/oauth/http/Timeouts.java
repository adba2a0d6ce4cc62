package dev.portcullis.adapters.oauth.http;

import java.time.Duration;

/**
 * Time limits for requests to a provider.
 *
 * @param connecting for one connection
 * @param total for all requests of one operation, from the first attempt to connect to the last
 *     byte
 */
public record Timeouts(Duration connecting, Duration total) {
  public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(10));
}
