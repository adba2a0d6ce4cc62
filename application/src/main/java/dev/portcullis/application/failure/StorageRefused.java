package dev.portcullis.application.failure;

import org.jspecify.annotations.Nullable;

/** The store can't be used as it is; the message tells the operator what to do. */
public final class StorageRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates a refusal; the message is one line and contains no password. */
  public StorageRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
