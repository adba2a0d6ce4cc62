package dev.portcullis.application.failure;

import org.jspecify.annotations.Nullable;

/** A store that can't be used as it is; the message says to the operator what to do. */
public final class StorageRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refuses; the message is one line and holds no password. */
  public StorageRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
