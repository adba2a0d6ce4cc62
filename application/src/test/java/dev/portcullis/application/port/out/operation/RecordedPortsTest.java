package dev.portcullis.application.port.out.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which changes of the ports an adapter has to follow. */
final class RecordedPortsTest {
  private static final String PORTS =
      """
      version 2
      interface Users
        public abstract boolean remove(Id) (id)
        public default boolean joins() ()
      record Key
        String id
        public static Key of(String) (id)
      enum Added
        ADDED
      interface Event
        public abstract Id id() ()
      """;

  @Test
  void the_same_ports_break_no_adapter() {
    assertThat(brokenBy(PORTS)).isFalse();
  }

  static Stream<Arguments> breaking() {
    return Stream.of(
        arguments("a method is gone", "public abstract boolean remove(Id) (id)", "public int a()"),
        arguments("a method is changed", "remove(Id) (id)", "remove(Id,int) (id, more)"),
        arguments("a default is gone", "public default", "public abstract"),
        arguments("a type is gone", "record Key", "record SigningKey"),
        arguments("a component is changed", "String id", "byte[] id"),
        arguments("a component is added", "String id", "String id\n  int size"),
        arguments("a constant is gone", "ADDED", "STORED"),
        arguments(
            "a method is to be implemented",
            "interface Users",
            "interface Users\n  public abstract int a() ()"));
  }

  @ParameterizedTest
  @MethodSource("breaking")
  void a_change_breaks_adapters(String change, String before, String after) {
    assertThat(brokenBy(PORTS.replace(before, after))).as(change).isTrue();
  }

  static Stream<Arguments> harmless() {
    return Stream.of(
        arguments(
            "a capability is added",
            "interface Users",
            "interface Users\n  public default int a() ()"),
        arguments("a method gets a default", "public abstract boolean", "public default boolean"),
        arguments("a constant is added", "ADDED", "ADDED\n  STALE"),
        arguments("a type is added", "enum Added", "enum Removed\n  GONE\nenum Added"),
        arguments(
            "a sealed type gets a method",
            "interface Event",
            "interface Event\n  public abstract int a() ()"));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void a_change_breaks_no_adapter(String change, String before, String after) {
    assertThat(brokenBy(PORTS.replace(before, after))).as(change).isFalse();
  }

  private static boolean brokenBy(String later) {
    return !RecordedPorts.of(PORTS.lines())
        .brokenBy(RecordedPorts.of(later.lines()), "Event"::equals)
        .isEmpty();
  }
}
