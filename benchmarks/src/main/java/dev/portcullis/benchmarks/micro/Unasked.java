package dev.portcullis.benchmarks.micro;

import dev.portcullis.application.port.in.UseCases;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Stands where a port must be, but nobody asks anything of it. */
final class Unasked {
  private Unasked() {}

  /** All use cases, however many there are; of them, only {@code asked} answer. */
  static UseCases but(Object... asked) {
    Class<?>[] ports =
        Arrays.stream(UseCases.class.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Object[] all =
        Arrays.stream(ports)
            .map(
                port ->
                    Arrays.stream(asked)
                        .filter(port::isInstance)
                        .findFirst()
                        .orElseGet(() -> port(port)))
            .toArray();
    try {
      return UseCases.class.getDeclaredConstructor(ports).newInstance(all);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static <T> T port(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (port, method, arguments) -> {
              throw new UnsupportedOperationException("asked: " + method);
            }));
  }
}
