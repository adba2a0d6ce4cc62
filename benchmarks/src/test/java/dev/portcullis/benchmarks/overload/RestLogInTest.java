package dev.portcullis.benchmarks.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Latencies;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.load.WrongAnswer;
import dev.portcullis.benchmarks.server.GeneratedUser;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestLogInTest {
  private static final String OVERLOAD = "{\"detail\":\"TOO_MANY_REQUESTS_WAITING\"}";

  private final AtomicInteger accepted = new AtomicInteger();
  private final ConcurrentHistogram refusals = new ConcurrentHistogram(Latencies.none());
  private final AtomicInteger turn = new AtomicInteger();
  private volatile Consumer<Context> then =
      ctx -> ctx.status(503).header("Retry-After", "3").result(OVERLOAD);
  private final Javalin server =
      Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.startup.startupWatcherEnabled = false;
                config.routes.post("/auth/jwt/login", this::answer);
              })
          .start("127.0.0.1", 0);

  /** Accepts the first log-in. */
  private void answer(Context ctx) {
    if (turn.getAndIncrement() == 0) {
      ctx.result("{\"access_token\":\"excalibur\"}");
    } else {
      then.accept(ctx);
    }
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  /** One client, so that the answers arrive in the order of the requests. */
  private Load client() {
    Supplier<HttpExchange> logIns = GeneratedUser.inTurn(1, GeneratedUser::logIn);
    var logIn = new RestLogIn(new HttpClient(server.port(), logIns), logIns);
    return Load.of(1, () -> new RetryingLogInClient(logIn, accepted, refusals));
  }

  @Test
  void accepted_and_refused_log_ins_are_counted() {
    assertThat(client().runOnce(4).calls()).isEqualTo(4);

    assertThat(accepted).hasValue(1);
    assertThat(refusals.getTotalCount()).isEqualTo(3);
  }

  @Test
  void any_other_answer_fails_even_a_run_in_the_background() {
    then = ctx -> ctx.result("{}");

    try (Load clients = client();
        var background = Executors.newSingleThreadExecutor()) {
      var run = background.submit(() -> clients.run(2));

      assertThatExceptionOfType(WrongAnswer.class)
          .isThrownBy(() -> Load.result(run))
          .withMessageEndingWith("{}");
    }
    assertThat(accepted).hasValue(1);
  }

  @Test
  void a_503_without_retry_after_is_wrong() {
    then = ctx -> ctx.status(503).result(OVERLOAD);

    assertThatExceptionOfType(WrongAnswer.class).isThrownBy(() -> client().runOnce(2));
  }

  @Test
  void a_503_for_another_reason_is_wrong() {
    then =
        ctx ->
            ctx.status(503)
                .header("Retry-After", "1")
                .result("{\"detail\":\"SERVICE_UNAVAILABLE\"}");

    assertThatExceptionOfType(WrongAnswer.class)
        .isThrownBy(() -> client().runOnce(2))
        .withMessageContaining("SERVICE_UNAVAILABLE");
  }
}
