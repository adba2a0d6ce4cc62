package dev.portcullis.adapters.rest;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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
  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int FAILURE = 400;

  private RequestLog() {}

  static void begin(Context ctx) {
    String id =
        Optional.ofNullable(ctx.header(HEADER))
            .filter(given -> ACCEPTABLE.matcher(given).matches())
            .orElseGet(() -> UUID.randomUUID().toString());
    MDC.put(KEY, id);
    ctx.header(HEADER, id);
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
