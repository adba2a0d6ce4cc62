package dev.portcullis.domain;

/**
 * A value that can't exist: a client sent it malformed. Thrown by the constructors of value types
 * only; each edge turns all of a request's into one answer (422, {@code INVALID_ARGUMENT}).
 */
public final class InvalidInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * Refuses a value.
   *
   * @param field the name that clients know the value by
   * @param rule what a good value looks like; goes out to the client, so it never repeats the value
   */
  public InvalidInput(String field, String rule) {
    super(rule, null, false, false);
    this.field = field;
  }

  /** The name that clients know the value by. */
  public String field() {
    return field;
  }

  /** What a good value looks like, for people. */
  public String rule() {
    return String.valueOf(getMessage());
  }
}
