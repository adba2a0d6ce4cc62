package dev.portcullis.adapters.oauth.http;

import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;

/**
 * Deadline for all requests to a provider in one operation.
 *
 * <p>Nimbus passes it to the fetch of keys as the caller's context.
 *
 * @param nanos in terms of {@link System#nanoTime}, which is monotonic
 */
public record Deadline(long nanos) implements SecurityContext {
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Returns the time left; zero or negative when the deadline has passed. */
  public Duration left() {
    return Duration.ofNanos(nanos - System.nanoTime());
  }
}
