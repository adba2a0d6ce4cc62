package dev.portcullis.acceptance;

import java.util.List;

/** What came of a call, whatever the protocol. */
public sealed interface Outcome<T> {
  /** It was done. */
  record Done<T>(T value) implements Outcome<T> {}

  /**
   * It was refused.
   *
   * @param code the error's code, such as {@code UNAUTHORIZED}, or {@code INVALID_INPUT}
   * @param fields the fields that are wrong, in alphabetical order
   */
  record Refused<T>(String code, List<String> fields) implements Outcome<T> {}

  /** The value; fails if there is none. */
  default T value() {
    return switch (this) {
      case Done<T> done -> done.value();
      case Refused<T> refused -> throw new AssertionError("refused: " + refused);
    };
  }

  /** {@code OK}, or the code of the refusal. */
  default String code() {
    return switch (this) {
      case Done<T> done -> "OK";
      case Refused<T> refused -> refused.code();
    };
  }

  /** The fields that are wrong. */
  default List<String> fields() {
    return switch (this) {
      case Done<T> done -> List.of();
      case Refused<T> refused -> refused.fields();
    };
  }
}
