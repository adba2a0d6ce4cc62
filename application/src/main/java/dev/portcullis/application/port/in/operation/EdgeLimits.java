package dev.portcullis.application.port.in.operation;

import java.time.Duration;

/** Limits that all edges enforce, the same in every protocol. */
public final class EdgeLimits {
  /** Maximum size of a body or message, decompressed. */
  public static final int MAX_BODY_BYTES = 64 * 1024;

  /** Maximum size of a request's head, or of a call's metadata. */
  public static final int MAX_HEADER_BYTES = 8 * 1024;

  /** Maximum time from the first byte of a request to its last. */
  public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

  /** Maximum time that a stopping edge waits for requests in flight. */
  public static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  private EdgeLimits() {}
}
