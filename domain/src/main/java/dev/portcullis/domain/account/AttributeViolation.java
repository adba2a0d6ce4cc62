package dev.portcullis.domain.account;

import java.util.List;

/**
 * Something that is wrong with one of the installation's own fields.
 *
 * @param path the field's name, then the steps into it: names, and positions from 0
 * @param missing whether it should be there and isn't
 * @param rule what a good value looks like, for people; never the value itself
 */
public record AttributeViolation(List<String> path, boolean missing, String rule) {
  /** Copies the path. */
  public AttributeViolation {
    path = List.copyOf(path);
  }
}
