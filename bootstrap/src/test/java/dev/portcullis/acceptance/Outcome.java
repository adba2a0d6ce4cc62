package dev.portcullis.acceptance;

import java.util.List;

/** Outcome of a call, the same for every protocol. */
public sealed interface Outcome<T> {
  /** Success. */
  record Done<T>(T value) implements Outcome<T> {}

  /**
   * Refusal.
   *
   * @param code the error's code, such as {@code UNAUTHORIZED}, or {@code INVALID_INPUT}
   * @param fields the invalid fields, in alphabetical order
   */
  record Refused<T>(String code, List<String> fields) implements Outcome<T> {}

  /** Returns the value, or fails if the call was refused. */
  default T value() {
    return switch (this) {
      case Done<T> done -> done.value();
      case Refused<T> refused -> throw new AssertionError("refused: " + refused);
    };
  }

  /** Returns {@code OK}, or the code of the refusal. */
  default String code() {
    return switch (this) {
      case Done<T> done -> "OK";
      case Refused<T> refused -> refused.code();
    };
  }

  /** Returns the invalid fields. */
  default List<String> fields() {
    return switch (this) {
      case Done<T> done -> List.of();
      case Refused<T> refused -> refused.fields();
    };
  }
}
