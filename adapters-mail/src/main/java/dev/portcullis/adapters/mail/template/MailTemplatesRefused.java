package dev.portcullis.adapters.mail.template;

import org.jspecify.annotations.Nullable;

/** Templates that no mail can be written with; the message names the file and says why. */
public final class MailTemplatesRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MailTemplatesRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
