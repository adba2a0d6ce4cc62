package dev.portcullis.application.failure;

import org.jspecify.annotations.Nullable;

/** The store doesn't answer; a later retry may help. */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Describes the failure for the log; clients don't see the message. */
  public StoreUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
