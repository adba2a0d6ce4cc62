package dev.portcullis.domain.account;

import java.util.List;

/**
 * Rule violation in a custom field.
 *
 * @param path the field's name, then the path into it: names, and indexes from 0
 * @param missing whether a required field is absent
 * @param rule human-readable description of a valid value; never contains the value itself
 */
public record AttributeViolation(List<String> path, boolean missing, String rule) {
  /** Copies the path. */
  public AttributeViolation {
    path = List.copyOf(path);
  }
}
