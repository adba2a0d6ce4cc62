package dev.portcullis.adapters.rest.request;

import dev.portcullis.domain.account.AttributeViolation;
import java.util.ArrayList;
import java.util.List;

/**
 * An error of a request, in the form of FastAPI.
 *
 * @param loc the place: {@code body} or {@code query}, then the field
 * @param msg the rule for valid values, for users; never the value itself
 * @param type the kind of error, for clients
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

  /** Returns the field's name; empty if the error is about the whole part. */
  Object field() {
    return loc.size() > 1 ? loc.get(1) : "";
  }

  /** Returns the error of one of the installation's own fields. */
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
