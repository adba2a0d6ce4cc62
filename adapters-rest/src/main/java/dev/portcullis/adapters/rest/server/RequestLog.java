package dev.portcullis.adapters.rest.server;

import dev.portcullis.application.port.in.operation.RequestId;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Gives every request an id and one line in the log: failures and changes at INFO, the others at
 * DEBUG. The log contains no query strings, bodies or tokens.
 */
public final class RequestLog {
  static final String ID = "X-Request-Id";

  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
  private static final String KEY = "request_id";
  private static final Set<HandlerType> READING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
  private static final int FAILURE = 400;

  private RequestLog() {}

  public static void begin(Context ctx) {
    RequestId id = id(ctx.header(ID));
    MDC.put(KEY, id.value());
    headers(id).forEach(ctx::header);
  }

  /** Sets only the headers of the answer; the log is the application's. */
  public static void mark(Context ctx) {
    headers(id(ctx.header(ID))).forEach(ctx::header);
  }

  public static void end(Context ctx, float milliseconds) {
    boolean quiet = READING.contains(ctx.method()) && ctx.statusCode() < FAILURE;
    LOG.atLevel(quiet ? Level.DEBUG : Level.INFO)
        .log(
            "{} {} {} {} ms", ctx.method(), ctx.path(), ctx.statusCode(), Math.round(milliseconds));
    MDC.remove(KEY);
  }

  /** Logs a request that reached no route, without its path, which may contain anything. */
  static void refused(RequestId id, int status) {
    try (var line = MDC.putCloseable(KEY, id.value())) {
      LOG.info("Reached no route: {}", status);
    }
  }

  /** Returns the id that the client chose, or a new one. */
  static RequestId id(@Nullable String choice) {
    return Optional.ofNullable(choice)
        .flatMap(RequestId::chosen)
        .orElseGet(() -> RequestId.of(UUID.randomUUID()));
  }

  /** Returns the default headers of every answer. */
  static Map<String, String> headers(RequestId id) {
    return Map.of(ID, id.value(), "X-Content-Type-Options", "nosniff", "Cache-Control", "no-store");
  }
}
