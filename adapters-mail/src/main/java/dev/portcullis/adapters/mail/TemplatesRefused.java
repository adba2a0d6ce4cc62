package dev.portcullis.adapters.mail;

import org.jspecify.annotations.Nullable;

/** Templates that no mail can be written with; the message names the file and says why. */
public final class TemplatesRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemplatesRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
