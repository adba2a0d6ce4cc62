package dev.portcullis.adapters.crypto.masterkey;

import org.jspecify.annotations.Nullable;

/** Thrown when the master key can't be used. The message tells operators the remedy. */
public final class MasterKeyRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MasterKeyRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
