package dev.portcullis.adapters.crypto.password;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Job of the hash executor that blocks until a test releases it. */
final class BlockingJob implements Supplier<String> {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);
  private volatile boolean over;

  @Override
  public String get() {
    begun.countDown();
    passUninterruptibly();
    over = true;
    return "done";
  }

  private void passUninterruptibly() {
    while (true) {
      try {
        opened.await();
        return;
      } catch (InterruptedException ignored) {
        // Native code ignores interrupts too.
      }
    }
  }

  void awaitBegin() throws InterruptedException {
    begun.await();
  }

  void open() {
    opened.countDown();
  }

  boolean isOver() {
    return over;
  }
}
