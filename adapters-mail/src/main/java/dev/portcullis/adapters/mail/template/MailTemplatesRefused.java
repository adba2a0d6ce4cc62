package dev.portcullis.adapters.mail.template;

import org.jspecify.annotations.Nullable;

/** A template can't be used. The message names the file and the reason. */
public final class MailTemplatesRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MailTemplatesRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
