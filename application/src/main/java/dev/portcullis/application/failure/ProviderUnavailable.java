package dev.portcullis.application.failure;

import org.jspecify.annotations.Nullable;

/** An identity provider doesn't answer now, or not in time; trying again later may help. */
public final class ProviderUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says for the log which provider, and what failed; clients see none of it. */
  public ProviderUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
