package dev.portcullis.adapters.crypto.libsodium;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when libsodium can't be used on this machine. The message tells operators the reason and
 * the remedy.
 */
public final class LibsodiumUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  public LibsodiumUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
