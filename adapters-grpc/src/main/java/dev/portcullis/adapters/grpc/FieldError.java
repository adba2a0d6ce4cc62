package dev.portcullis.adapters.grpc;

import dev.portcullis.domain.user.Violation;

/**
 * One thing that is wrong with a request.
 *
 * @param field its name in the message
 * @param rule what a good value looks like, for people; never the value itself
 */
record FieldError(String field, String rule) {
  /** What is wrong with one of the installation's own fields. */
  static FieldError of(Violation violation) {
    String field = "attributes." + String.join(".", violation.path());
    return new FieldError(field, violation.missing() ? "is required" : violation.rule());
  }
}
