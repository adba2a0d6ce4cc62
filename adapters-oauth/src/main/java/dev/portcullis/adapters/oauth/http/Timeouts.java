package dev.portcullis.adapters.oauth.http;

import java.time.Duration;

/**
 * How long to wait for a provider.
 *
 * @param connecting for a connection
 * @param total for all that one visit makes us ask, from the first attempt to connect to the last
 *     byte
 */
public record Timeouts(Duration connecting, Duration total) {
  public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(10));
}
