package dev.portcullis.adapters.crypto.password;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets threads that compute for long step back behind all others of the machine, where that can be
 * had: on Linux, whose threads each have a nice value (sched(7)). What is over in a moment, such as
 * a token check, then hardly waits for a hash, and hashes get whatever time is left.
 */
final class BackgroundThreadPriority {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundThreadPriority.class);

  /** Of a process, which on Linux means a thread; the calling one. */
  private static final int PRIO_PROCESS = 0;

  private static final int CALLING = 0;

  /** Against a thread of the usual 0, a tenth of the time is left even then. */
  private static final int NICE = 10;

  private BackgroundThreadPriority() {}

  /** The same work, done by a thread that has stepped back for good. */
  static Runnable steppingBack(Runnable work) {
    return () -> {
      stepBack();
      work.run();
    };
  }

  @SuppressWarnings("restricted") // one call of the C library, of plain numbers
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
      LOG.debug("Hashes compete with everything else", unavailable);
    }
  }
}
