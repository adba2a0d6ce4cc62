package dev.portcullis.benchmarks.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Latencies;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.load.WrongAnswer;
import dev.portcullis.benchmarks.server.Knight;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogInTest {
  private final AtomicInteger accepted = new AtomicInteger();
  private final ConcurrentHistogram refusals = new ConcurrentHistogram(Latencies.none());
  private final AtomicInteger turn = new AtomicInteger();
  private volatile int thenStatus = 503;
  private final Javalin server =
      Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.startup.startupWatcherEnabled = false;
                config.routes.post("/auth/jwt/login", this::answer);
              })
          .start("127.0.0.1", 0);

  /** The first is let in. */
  private void answer(Context ctx) {
    if (turn.getAndIncrement() == 0) {
      ctx.result("{\"access_token\":\"excalibur\"}");
    } else {
      ctx.status(thenStatus).result("{}");
    }
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Load clients(int count) {
    Supplier<HttpExchange> logIns = Knight.loggingIn(1);
    return Load.of(
        count, () -> new LogIn(new HttpClient(server.port(), logIns), logIns, accepted, refusals));
  }

  @Test
  void those_that_are_let_in_and_those_that_are_told_to_come_later_are_counted() {
    assertThat(clients(1).runOnce(4).calls()).isEqualTo(4);

    assertThat(accepted).hasValue(1);
    assertThat(refusals.getTotalCount()).isEqualTo(3);
  }

  @Test
  void any_other_answer_fails_a_run_in_the_background_too() {
    thenStatus = 200;

    try (Load crowd = clients(1);
        var background = Executors.newSingleThreadExecutor()) {
      var run = background.submit(() -> crowd.run(2));

      assertThatExceptionOfType(WrongAnswer.class)
          .isThrownBy(() -> Load.result(run))
          .withMessageEndingWith("{}");
    }
    assertThat(accepted).hasValue(1);
  }
}
