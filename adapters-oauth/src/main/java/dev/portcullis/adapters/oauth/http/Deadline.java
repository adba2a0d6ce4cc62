package dev.portcullis.adapters.oauth.http;

import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;

/**
 * When all has to be over that a provider is asked for one purpose, however many questions that
 * takes.
 *
 * <p>Nimbus hands it on to what fetches keys, as the context of the caller.
 *
 * @param nanos as {@link System#nanoTime} counts, which nobody sets back
 */
public record Deadline(long nanos) implements SecurityContext {
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** How much time there is until then; none or less when it is over. */
  public Duration left() {
    return Duration.ofNanos(nanos - System.nanoTime());
  }
}
