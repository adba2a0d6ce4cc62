package dev.portcullis.application.failure;

import org.jspecify.annotations.Nullable;

/** An identity provider doesn't answer, or not in time; a later retry may help. */
public final class ProviderUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the provider and the failure for the log; clients don't see the message. */
  public ProviderUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
