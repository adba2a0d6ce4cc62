package dev.portcullis.adapters.oauth;

import java.time.Duration;

/**
 * How long to wait for a provider.
 *
 * @param connecting for a connection
 * @param total for all that one visit makes us ask, from the first attempt to connect to the last
 *     byte
 */
record Patience(Duration connecting, Duration total) {
  static final Patience USUAL = new Patience(Duration.ofSeconds(3), Duration.ofSeconds(10));
}
