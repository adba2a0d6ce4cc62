package dev.portcullis.application.port.in.operation;

import java.time.Duration;

/** Limits that all edges keep, so that clients meet the same ones in every protocol. */
public final class EdgeLimits {
  /** Most bytes of a body or message, unpacked. */
  public static final int MAX_BODY_BYTES = 64 * 1024;

  /** Most bytes of a request's head, or of a call's metadata. */
  public static final int MAX_HEADER_BYTES = 8 * 1024;

  /** Longest time from the beginning of a request to its end: a byte now and then is too slow. */
  public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

  /** Longest time that an edge which stops waits for requests in flight. */
  public static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  private EdgeLimits() {}
}
