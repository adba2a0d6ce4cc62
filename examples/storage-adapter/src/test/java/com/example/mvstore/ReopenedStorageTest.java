package com.example.mvstore;

import dev.portcullis.application.port.out.operation.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The kit, on a file that is closed and opened again every few acts: nothing is only in memory. */
class ReopenedStorageTest extends StorageKit {
  private static final int FEW = 5;

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
    return as(Storage.class, (port, arguments) -> as(port.getReturnType(), this::act));
  }

  private Object act(Method act, Object... arguments) throws Throwable {
    reopen();
    try (Storage storage = opened()) {
      for (Method port : Storage.class.getMethods()) {
        if (port.getReturnType() == act.getDeclaringClass()) {
          return act.invoke(port.invoke(storage), arguments);
        }
      }
      throw new AssertionError("no port has " + act);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
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
