package dev.portcullis.adapters.rest;

import dev.portcullis.application.port.in.RequestId;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Gives every request an id and one line in the log: failures and changes at INFO, the rest at
 * DEBUG. Neither query strings nor bodies nor tokens stand in it.
 */
final class RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
  private static final String HEADER = "X-Request-Id";
  private static final String KEY = "request_id";
  private static final int FAILURE = 400;

  private RequestLog() {}

  static void begin(Context ctx) {
    RequestId id =
        Optional.ofNullable(ctx.header(HEADER))
            .flatMap(RequestId::chosen)
            .orElseGet(() -> new RequestId(UUID.randomUUID().toString()));
    MDC.put(KEY, id.value());
    ctx.header(HEADER, id.value());
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Cache-Control", "no-store");
  }

  static void end(Context ctx, float milliseconds) {
    boolean quiet = ctx.method().equals(HandlerType.GET) && ctx.statusCode() < FAILURE;
    LOG.atLevel(quiet ? Level.DEBUG : Level.INFO)
        .log(
            "{} {} {} {} ms", ctx.method(), ctx.path(), ctx.statusCode(), Math.round(milliseconds));
    MDC.remove(KEY);
  }
}
