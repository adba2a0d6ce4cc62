package dev.portcullis.adapters.grpc.call;

import dev.portcullis.domain.account.AttributeViolation;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An error of a request.
 *
 * @param field the field's name in the message
 * @param rule the rule for valid values, for users; never the value itself
 */
record FieldError(String field, String rule) {
  /** Returns the error of one of the installation's own fields. */
  static FieldError of(AttributeViolation violation) {
    var path = Stream.concat(Stream.of("attributes"), violation.path().stream());
    String field = path.collect(Collectors.joining("."));
    return new FieldError(field, violation.missing() ? "is required" : violation.rule());
  }
}
