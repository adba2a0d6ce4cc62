package dev.portcullis.application.failure;

import org.jspecify.annotations.Nullable;

/** The store doesn't answer now; trying again later may help. */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says for the log what failed; clients see none of it. */
  public StoreUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
