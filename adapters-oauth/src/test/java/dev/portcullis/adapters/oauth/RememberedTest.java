package dev.portcullis.adapters.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.portcullis.application.failure.ProviderUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of those who wait while somebody else asks. */
@Timeout(30)
final class RememberedTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ProviderHttp http = new ProviderHttp("grail", LONG);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CompletableFuture<Supplier<String>> answer = new CompletableFuture<>();
  private final AtomicInteger questions = new AtomicInteger();
  private final Remembered<String> remembered =
      new Remembered<>(
          new Remembered.Endpoint<>("the endpoint", http, deadline -> ask()),
          LONG,
          InstantSource.system());

  @AfterEach
  void close() {
    answer.cancel(false);
    threads.close();
    http.close();
  }

  private String ask() {
    questions.incrementAndGet();
    asked.countDown();
    return answer.join().get();
  }

  private String get() {
    return remembered.get(Deadline.in(LONG));
  }

  private Future<String> asking() throws InterruptedException {
    Future<String> first = threads.submit(this::get);
    asked.await();
    return first;
  }

  private Future<String> waiting() {
    var thread = new CompletableFuture<Thread>();
    Future<String> second =
        threads.submit(
            () -> {
              thread.complete(Thread.currentThread());
              return get();
            });
    await().until(() -> thread.join().getState() == Thread.State.TIMED_WAITING);
    return second;
  }

  @Test
  void they_are_told_the_same() throws Exception {
    Future<String> first = asking();
    Future<String> second = waiting();

    answer.complete(() -> "told");

    assertThat(first.get()).isSameAs(second.get()).isEqualTo("told");
    assertThat(questions).hasValue(1);
  }

  @Test
  void a_failure_is_theirs_too() throws Exception {
    Future<String> first = asking();
    Future<String> second = waiting();

    answer.complete(
        () -> {
          throw new Untrusted("no");
        });

    for (Future<String> one : List.of(first, second)) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(one::get)
          .havingCause()
          .isInstanceOf(Untrusted.class);
    }
  }

  @Test
  void after_an_error_they_wait_no_longer_and_the_next_one_asks_again() throws Exception {
    Future<String> first = asking();
    Future<String> second = waiting();

    answer.complete(
        () -> {
          if (questions.get() == 1) {
            throw new StackOverflowError();
          }
          return "told";
        });

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(first::get)
        .havingCause()
        .isInstanceOf(StackOverflowError.class);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(second::get)
        .havingCause()
        .isInstanceOf(ProviderUnavailable.class)
        .withMessage("Provider grail: the endpoint was asked in vain");
    assertThat(get()).isEqualTo("told");
  }

  @Test
  void nobody_waits_longer_than_they_have_time() throws Exception {
    Future<String> first = asking();

    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(() -> remembered.get(Deadline.in(Duration.ofMillis(50))))
        .withMessage("Provider grail: the endpoint doesn't answer in time");
    assertThat(first).isNotDone();
  }

  @Test
  void whoever_has_no_use_for_what_is_known_has_it_asked_again() {
    answer.complete(() -> "told " + questions.get());
    String known = get();

    assertThat(remembered.since(known, Deadline.in(LONG))).isEqualTo("told 2");
    assertThat(remembered.since(known, Deadline.in(LONG))).isEqualTo("told 2");
    assertThat(get()).isEqualTo("told 2");
  }
}
