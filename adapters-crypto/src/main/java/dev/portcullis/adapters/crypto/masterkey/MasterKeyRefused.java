package dev.portcullis.adapters.crypto.masterkey;

import org.jspecify.annotations.Nullable;

/** A master key that can't be used; the message says to the operator what to do. */
public final class MasterKeyRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MasterKeyRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
