package dev.portcullis.domain.network;

import java.util.List;
import java.util.Optional;

/**
 * Elements of a header that is a list (RFC 9110, section 5.6.1), read from the right: the last one
 * is the one that the nearest proxy added. Text further left, which a client may have written,
 * can't change the bounds of an element. Takes linear time.
 */
final class ListElements {
  private final String list;
  private int end;

  /**
   * Reads a header.
   *
   * @param lines the values of all header lines of that name, in their order
   */
  ListElements(List<String> lines) {
    this.list = String.join(",", lines);
    this.end = list.length();
  }

  /** Returns the next element that isn't empty; empty if there is none. */
  Optional<String> next() {
    while (end >= 0) {
      int comma = commaBefore(end);
      String element = list.substring(comma + 1, end).strip();
      end = comma;
      if (!element.isEmpty()) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  /** Returns the position of the last comma before {@code end} that isn't quoted, or -1. */
  private int commaBefore(int end) {
    boolean quoted = false;
    int at = end - 1;
    while (at >= 0 && (quoted || list.charAt(at) != ',')) {
      if (list.charAt(at) == '"' && !isEscaped(at)) {
        quoted = !quoted;
      }
      at--;
    }
    return at;
  }

  /** An odd number of backslashes precedes an escaped character (RFC 9110, section 5.6.4). */
  private boolean isEscaped(int position) {
    int at = position;
    while (at > 0 && list.charAt(at - 1) == '\\') {
      at--;
    }
    return (position - at) % 2 == 1;
  }
}
