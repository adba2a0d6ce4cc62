package dev.portcullis.adapters.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private static final long PAUSE = CircuitBreaker.PAUSE.toNanos();

  /** Just before {@link System#nanoTime} overflows, which may happen. */
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 2);

  private final CircuitBreaker breaker = new CircuitBreaker(nanoTime::get);

  @Test
  void a_closed_circuit_permits_all_requests() {
    assertThat(Race.among(number -> breaker::mayAsk)).containsOnly(true);
  }

  @Test
  void an_open_circuit_permits_no_request_until_the_pause_is_over() {
    breaker.begin();

    nanoTime.addAndGet(PAUSE - 1);
    assertThat(breaker.mayAsk()).isFalse();

    nanoTime.addAndGet(1);
    assertThat(breaker.mayAsk()).isTrue();
  }

  @Test
  void after_each_pause_one_request_is_permitted() {
    breaker.begin();
    nanoTime.addAndGet(PAUSE);

    assertThat(Race.among(number -> breaker::mayAsk)).containsOnlyOnce(true);

    nanoTime.addAndGet(PAUSE);
    assertThat(breaker.mayAsk()).isTrue();
  }

  @Test
  void an_answer_closes_the_circuit() {
    breaker.begin();

    breaker.end();

    assertThat(breaker.mayAsk()).isTrue();
  }

  @Test
  void only_the_first_failure_and_the_first_answer_change_the_state() {
    assertThat(breaker.end()).isFalse();
    assertThat(breaker.begin()).isTrue();
    assertThat(breaker.begin()).isFalse();
    assertThat(breaker.end()).isTrue();
    assertThat(breaker.end()).isFalse();
    assertThat(breaker.begin()).isTrue();
  }
}
