package dev.portcullis.adapters.crypto.libsodium;

import org.jspecify.annotations.Nullable;

/** That libsodium can't be used here. The message tells operators why, and what to do. */
public final class LibsodiumUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  public LibsodiumUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
