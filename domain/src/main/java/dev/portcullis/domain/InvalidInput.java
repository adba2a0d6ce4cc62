package dev.portcullis.domain;

/**
 * Thrown when a client sends a malformed value. Only constructors of value types throw it. Each
 * edge reports all violations of a request in one answer (422, {@code INVALID_ARGUMENT}).
 */
public final class InvalidInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * Creates the exception.
   *
   * @param field the value's name, as clients know it
   * @param rule description of a valid value; clients see it, so it never contains the value
   */
  public InvalidInput(String field, String rule) {
    super(rule, null, false, false);
    this.field = field;
  }

  /** Name of the value, as clients know it. */
  public String field() {
    return field;
  }

  /** Human-readable description of a valid value. */
  public String rule() {
    return String.valueOf(getMessage());
  }
}
