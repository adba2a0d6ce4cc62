package dev.portcullis.benchmarks.overload;

import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.WrongAnswer;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Log-in over REST; a refused client gets a 503 with {@code Retry-After}. */
record RestLogIn(HttpClient client, Supplier<HttpExchange> exchanges) implements LogIn {
  private static final int LATER = 503;
  private static final String BODY = "{\"detail\":\"" + OVERLOAD + "\"}";
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]*");

  @Override
  public boolean isLetIn() throws IOException {
    HttpExchange exchange = exchanges.get();
    HttpClient.Answer answer = client.answer(exchange);
    if (answer.isRightTo(exchange)) {
      return true;
    }
    if (answer.isRightTo(exchange.expecting(LATER, BODY)) && saysWhen(answer)) {
      return false;
    }
    throw new WrongAnswer(answer.text());
  }

  private static boolean saysWhen(HttpClient.Answer answer) {
    return answer.header("Retry-After").filter(SECONDS.asMatchPredicate()).isPresent();
  }

  @Override
  public void close() {
    client.close();
  }
}
