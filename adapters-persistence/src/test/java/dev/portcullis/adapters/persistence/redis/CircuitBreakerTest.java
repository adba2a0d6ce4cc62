package dev.portcullis.adapters.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private static final long PAUSE = CircuitBreaker.PAUSE.toNanos();

  /** Just before the counter overflows, as it may. */
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 2);

  private final CircuitBreaker breaker = new CircuitBreaker(nanoTime::get);

  @Test
  void a_server_that_answers_may_be_asked_at_any_time() {
    assertThat(Race.among(number -> breaker::mayAsk)).containsOnly(true);
  }

  @Test
  void a_silent_server_is_left_alone_for_a_while() {
    breaker.begin();

    nanoTime.addAndGet(PAUSE - 1);
    assertThat(breaker.mayAsk()).isFalse();

    nanoTime.addAndGet(1);
    assertThat(breaker.mayAsk()).isTrue();
  }

  @Test
  void then_it_is_asked_by_one_alone() {
    breaker.begin();
    nanoTime.addAndGet(PAUSE);

    assertThat(Race.among(number -> breaker::mayAsk)).containsOnlyOnce(true);

    nanoTime.addAndGet(PAUSE);
    assertThat(breaker.mayAsk()).isTrue();
  }

  @Test
  void with_an_answer_it_is_over() {
    breaker.begin();

    breaker.end();

    assertThat(breaker.mayAsk()).isTrue();
  }

  @Test
  void only_the_first_failure_and_the_first_answer_are_news() {
    assertThat(breaker.end()).isFalse();
    assertThat(breaker.begin()).isTrue();
    assertThat(breaker.begin()).isFalse();
    assertThat(breaker.end()).isTrue();
    assertThat(breaker.end()).isFalse();
    assertThat(breaker.begin()).isTrue();
  }
}
