package dev.portcullis.adapters.rest.request;

import dev.portcullis.domain.account.AttributeViolation;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that is wrong with a request, as clients of FastAPI know it.
 *
 * @param loc where: {@code body} or {@code query}, then the field
 * @param msg what a good value looks like, for people; never the value itself
 * @param type the kind of error, for programs
 */
record FieldError(List<Object> loc, String msg, String type) {
  static FieldError missing(String part, String field) {
    return new FieldError(List.of(part, field), "Field required", "missing");
  }

  static FieldError value(String part, String field, String rule) {
    return new FieldError(List.of(part, field), rule, "value_error");
  }

  static FieldError type(String field, String expected, String type) {
    return new FieldError(List.of("body", field), "must be " + expected, type);
  }

  static FieldError body(String msg, String type) {
    return new FieldError(List.of("body"), msg, type);
  }

  /** The field's name; empty if the part as a whole is meant. */
  Object field() {
    return loc.size() > 1 ? loc.get(1) : "";
  }

  /** What is wrong with one of the installation's own fields. */
  static FieldError of(AttributeViolation violation) {
    List<Object> loc = new ArrayList<>(List.of("body"));
    violation
        .path()
        .forEach(step -> loc.add(step.matches("\\d{1,9}") ? Integer.valueOf(step) : step));
    return violation.missing()
        ? new FieldError(loc, "Field required", "missing")
        : new FieldError(loc, violation.rule(), "value_error");
  }
}
