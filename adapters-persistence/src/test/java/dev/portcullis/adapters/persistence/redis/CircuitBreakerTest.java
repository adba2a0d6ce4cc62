package dev.portcullis.adapters.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private static final long PAUSE = CircuitBreaker.PAUSE.toNanos();

  /** Just before the counter overflows, as it may. */
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 2);

  private final CircuitBreaker silence = new CircuitBreaker(nanoTime::get);

  @Test
  void a_server_that_answers_may_be_asked_at_any_time() {
    assertThat(Race.among(number -> silence::mayAsk)).containsOnly(true);
  }

  @Test
  void a_silent_server_is_left_alone_for_a_while() {
    silence.begin();

    nanoTime.addAndGet(PAUSE - 1);
    assertThat(silence.mayAsk()).isFalse();

    nanoTime.addAndGet(1);
    assertThat(silence.mayAsk()).isTrue();
  }

  @Test
  void then_it_is_asked_by_one_alone() {
    silence.begin();
    nanoTime.addAndGet(PAUSE);

    assertThat(Race.among(number -> silence::mayAsk)).containsOnlyOnce(true);

    nanoTime.addAndGet(PAUSE);
    assertThat(silence.mayAsk()).isTrue();
  }

  @Test
  void with_an_answer_it_is_over() {
    silence.begin();

    silence.end();

    assertThat(silence.mayAsk()).isTrue();
  }

  @Test
  void only_the_first_failure_and_the_first_answer_are_news() {
    assertThat(silence.end()).isFalse();
    assertThat(silence.begin()).isTrue();
    assertThat(silence.begin()).isFalse();
    assertThat(silence.end()).isTrue();
    assertThat(silence.end()).isFalse();
    assertThat(silence.begin()).isTrue();
  }
}
