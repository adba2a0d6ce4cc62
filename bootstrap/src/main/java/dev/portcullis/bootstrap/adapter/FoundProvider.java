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
 * A provider that is built for ports which are served here.
 *
 * @param origin the jar that it came in, or whatever else people know that by
 */
record FoundProvider(StorageProvider provider, String origin) {
  /**
   * All that {@code loader} names.
   *
   * @throws StorageRefused when one of them can't be used, saying which and why
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

  /** 0 for one that is older than versions are. */
  private static int ports(StorageProvider provider) {
    try {
      return provider.ports();
    } catch (AbstractMethodError older) {
      return 0;
    }
  }

  /**
   * The same, but what it does, it does with {@code loader} as the thread's context class loader,
   * where the libraries of an adapter look for what belongs to them. What it was built against and
   * doesn't find is told as a refusal.
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
