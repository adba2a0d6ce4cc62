package dev.portcullis.adapters.rest;

import dev.portcullis.application.port.in.UseCases;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Stands where a port must be, but nobody asks anything of it. */
public final class Unasked {
  private Unasked() {}

  /** All use cases, however many there are. */
  public static UseCases useCases() throws ReflectiveOperationException {
    Class<?>[] ports =
        Arrays.stream(UseCases.class.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Object[] unasked = Arrays.stream(ports).map(Unasked::port).toArray();
    return UseCases.class.getDeclaredConstructor(ports).newInstance(unasked);
  }

  public static <T> T port(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (port, method, arguments) -> {
              throw new UnsupportedOperationException("asked: " + method);
            }));
  }
}
