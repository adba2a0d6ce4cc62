package com.example.mvstore;

import dev.portcullis.application.port.out.operation.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract kit on a file that is reopened every few acts: no state is only in memory. */
class ReopenedStorageTest extends StorageContracts {
  private static final int FEW = 5;
  private static final ScopedValue<Boolean> IN_TRANSACTION = ScopedValue.newInstance();

  @TempDir private static Path folder;
  private MvStorage keptOpen;
  private int acts;

  @BeforeEach
  void open() {
    keptOpen = opened();
  }

  @AfterEach
  void close() {
    keptOpen.close();
  }

  private static MvStorage opened() {
    return new MvStorage(MvFile.open(folder.resolve("portcullis.mv")));
  }

  @Override
  Storage storage() {
    return as(Storage.class, this::port);
  }

  private Object port(Method port, Object... arguments) {
    if (port.getName().equals("inTransaction")) {
      return inTransaction((Supplier<?>) arguments[0]);
    }
    return isCapability(port) ? Optional.of(as(type(port), this::act)) : as(type(port), this::act);
  }

  /** Keeps the file open during a transaction, whose acts run on the file's own thread. */
  private Object inTransaction(Supplier<?> work) {
    reopen();
    try (Storage storage = opened()) {
      return storage.inTransaction(
          () -> ScopedValue.where(IN_TRANSACTION, true).call(() -> (Object) work.get()));
    }
  }

  private Object act(Method act, Object... arguments) throws Throwable {
    if (!IN_TRANSACTION.isBound()) {
      reopen();
    }
    try (Storage storage = opened()) {
      for (Method port : Storage.class.getMethods()) {
        if (type(port) == act.getDeclaringClass()) {
          Object found = port.invoke(storage);
          return act.invoke(
              isCapability(port) ? ((Optional<?>) found).orElseThrow() : found, arguments);
        }
      }
      throw new AssertionError("no port has " + act);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static boolean isCapability(Method port) {
    return port.getReturnType() == Optional.class;
  }

  /** Returns the type of a port, also of a capability. */
  private static Class<?> type(Method port) {
    return isCapability(port)
        ? (Class<?>) ((ParameterizedType) port.getGenericReturnType()).getActualTypeArguments()[0]
        : port.getReturnType();
  }

  private synchronized void reopen() {
    acts++;
    if (acts % FEW == 0) {
      keptOpen.close();
      keptOpen = opened();
    }
  }

  private interface Call {
    Object make(Method method, Object... arguments) throws Throwable;
  }

  private static <T> T as(Class<T> role, Call call) {
    return role.cast(
        Proxy.newProxyInstance(
            role.getClassLoader(),
            new Class<?>[] {role},
            (proxy, method, arguments) -> call.make(method, arguments)));
  }
}
