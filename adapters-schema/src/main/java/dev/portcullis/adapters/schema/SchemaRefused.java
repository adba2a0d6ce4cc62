package dev.portcullis.adapters.schema;

import org.jspecify.annotations.Nullable;

/** A schema can't be used. The message tells the operator what to do. */
public final class SchemaRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
