package dev.portcullis.adapters.crypto;

import org.jspecify.annotations.Nullable;

/** That libsodium can't be used here. The message tells operators why, and what to do. */
final class LibsodiumUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  LibsodiumUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
