package dev.portcullis.benchmarks.micro;

import dev.portcullis.application.port.in.UseCases;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Placeholders for ports that a benchmark doesn't call. */
final class DummyPorts {
  private DummyPorts() {}

  /** Returns all use cases; those other than {@code asked} throw. */
  static UseCases but(Object... asked) {
    return record(UseCases.class, asked);
  }

  /** The record of all features contains records; a feature's record contains ports. */
  private static <R> R record(Class<R> type, Object... asked) {
    Class<?>[] parts =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Object[] all =
        Arrays.stream(parts)
            .map(part -> part.isRecord() ? record(part, asked) : portOrAsked(part, asked))
            .toArray();
    try {
      return type.getDeclaredConstructor(parts).newInstance(all);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Object portOrAsked(Class<?> port, Object... asked) {
    return Arrays.stream(asked).filter(port::isInstance).findFirst().orElseGet(() -> port(port));
  }

  static <T> T port(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (port, method, arguments) -> {
              throw new UnsupportedOperationException(
                  "a benchmark called the placeholder of " + method);
            }));
  }
}
