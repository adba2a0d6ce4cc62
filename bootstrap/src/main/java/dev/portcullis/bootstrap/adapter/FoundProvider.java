package dev.portcullis.bootstrap.adapter;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Storage provider that is built for a supported version of the ports.
 *
 * @param origin the provider's jar, or another description of its place for messages
 */
record FoundProvider(StorageProvider provider, String origin) {
  /**
   * Returns all providers that {@code loader} finds.
   *
   * @throws StorageRefused when one of them can't be used, naming it and the reason
   */
  static List<FoundProvider> all(ClassLoader loader, String origin) {
    try {
      return ServiceLoader.load(StorageProvider.class, loader).stream()
          .map(service -> found(service, origin))
          .toList();
    } catch (ServiceConfigurationError | LinkageError failure) {
      throw new StorageRefused(origin + " " + LoadFailure.explanation(failure), failure);
    }
  }

  private static FoundProvider found(
      ServiceLoader.Provider<StorageProvider> service, String origin) {
    StorageProvider provider = service.get();
    int ports = ports(provider);
    if (ports < StorageProvider.OLDEST_PORTS) {
      throw new StorageRefused(origin + " " + LoadFailure.olderPorts("version " + ports), null);
    }
    if (ports > StorageProvider.PORTS) {
      throw new StorageRefused(origin + " " + LoadFailure.newerPorts(ports), null);
    }
    return new FoundProvider(provider, origin);
  }

  /** Returns the provider's version of the ports; 0 if it was built before versions existed. */
  private static int ports(StorageProvider provider) {
    try {
      return provider.ports();
    } catch (AbstractMethodError older) {
      return 0;
    }
  }

  /**
   * Returns a provider that runs with {@code loader} as the thread's context class loader, because
   * an adapter's libraries look up their resources there. A missing class or method is reported as
   * {@link StorageRefused}.
   */
  FoundProvider within(ClassLoader loader) {
    var within =
        (StorageProvider)
            Proxy.newProxyInstance(
                StorageProvider.class.getClassLoader(),
                new Class<?>[] {StorageProvider.class},
                (proxy, method, arguments) -> call(loader, method, arguments));
    return new FoundProvider(within, origin);
  }

  private @Nullable Object call(ClassLoader loader, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return method.invoke(provider, arguments);
    } catch (InvocationTargetException thrown) {
      Throwable failure = Objects.requireNonNull(thrown.getCause());
      throw failure instanceof LinkageError
          ? new StorageRefused(origin + " " + LoadFailure.explanation(failure), failure)
          : failure;
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
