package dev.portcullis.adapters.crypto.password;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lowers the scheduling priority of hashing threads, so that short requests, such as token checks,
 * aren't delayed. Works on Linux, where each thread has its own nice value (sched(7)); elsewhere it
 * does nothing.
 */
final class BackgroundThreadPriority {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundThreadPriority.class);

  /** {@code PRIO_PROCESS}: on Linux, a single thread. */
  private static final int PRIO_PROCESS = 0;

  private static final int CALLING = 0;

  /** At nice 10, a thread still gets a tenth of the time beside a busy thread of nice 0. */
  private static final int NICE = 10;

  private BackgroundThreadPriority() {}

  /** Wraps {@code work} so that its thread lowers its priority first, for good. */
  static Runnable steppingBack(Runnable work) {
    return () -> {
      stepBack();
      work.run();
    };
  }

  @SuppressWarnings("restricted") // one C library call with integer arguments
  private static void stepBack() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
      return;
    }
    try {
      Linker linker = Linker.nativeLinker();
      int unused =
          (int)
              linker
                  .downcallHandle(
                      linker.defaultLookup().findOrThrow("setpriority"),
                      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                  .invokeExact(PRIO_PROCESS, CALLING, NICE);
    } catch (Throwable unavailable) {
      LOG.debug("Can't lower the priority of password hashing threads", unavailable);
    }
  }
}
