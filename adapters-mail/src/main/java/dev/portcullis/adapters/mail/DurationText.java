package dev.portcullis.adapters.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Durations in English words. */
final class DurationText {
  private DurationText() {}

  /**
   * Returns text such as {@code 1 hour} or {@code 1 day, 2 hours and 30 minutes}. Fractions of a
   * second are cut off.
   */
  static String duration(Duration duration) {
    List<String> parts = new ArrayList<>();
    add(parts, duration.toDaysPart(), "day");
    add(parts, duration.toHoursPart(), "hour");
    add(parts, duration.toMinutesPart(), "minute");
    add(parts, duration.toSecondsPart(), "second");
    if (parts.isEmpty()) {
      return "less than a second";
    }
    String last = parts.removeLast();
    return parts.isEmpty() ? last : String.join(", ", parts) + " and " + last;
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count > 0) {
      parts.add("%d %s%s".formatted(count, unit, count == 1 ? "" : "s"));
    }
  }
}
