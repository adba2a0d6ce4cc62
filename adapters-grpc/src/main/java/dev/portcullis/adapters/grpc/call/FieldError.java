package dev.portcullis.adapters.grpc.call;

import dev.portcullis.domain.account.AttributeViolation;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that is wrong with a request.
 *
 * @param field its name in the message
 * @param rule what a good value looks like, for people; never the value itself
 */
record FieldError(String field, String rule) {
  /** What is wrong with one of the installation's own fields. */
  static FieldError of(AttributeViolation violation) {
    var path = Stream.concat(Stream.of("attributes"), violation.path().stream());
    String field = path.collect(Collectors.joining("."));
    return new FieldError(field, violation.missing() ? "is required" : violation.rule());
  }
}
