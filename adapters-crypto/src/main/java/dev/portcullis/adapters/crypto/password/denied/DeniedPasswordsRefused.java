package dev.portcullis.adapters.crypto.password.denied;

import org.jspecify.annotations.Nullable;

/**
 * A list of denied passwords can't be used, or a filter can't be made. The message is one line that
 * tells the operator what to do.
 */
public final class DeniedPasswordsRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeniedPasswordsRefused(String message) {
    this(message, null);
  }

  DeniedPasswordsRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
