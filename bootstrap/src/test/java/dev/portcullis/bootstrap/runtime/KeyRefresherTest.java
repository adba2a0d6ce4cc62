package dev.portcullis.bootstrap.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portcullis.application.failure.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class KeyRefresherTest {
  private static final Duration SOON = Duration.ofMillis(2);

  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void failures_of_the_store_and_bugs_do_not_end_the_refreshing() {
    Runnable failing =
        () -> {
          switch (runs.incrementAndGet()) {
            case 1 -> throw new StoreUnavailable("the store is down", null);
            case 2 -> throw new IllegalStateException("a bug");
            default -> {}
          }
        };

    try (var refresher = KeyRefresher.start(failing, SOON)) {
      await().until(() -> runs.get() > 3);
      assertThat(refresher).isNotNull();
    }
  }

  @Test
  void nothing_is_refreshed_after_the_end() {
    var refresher = KeyRefresher.start(runs::incrementAndGet, SOON);
    await().until(() -> runs.get() > 2);

    refresher.close();

    int atEnd = runs.get();
    await().during(Duration.ofMillis(50)).until(() -> runs.get() == atEnd);
  }
}
