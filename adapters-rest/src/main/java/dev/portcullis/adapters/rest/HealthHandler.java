package dev.portcullis.adapters.rest;

import dev.portcullis.application.port.in.CheckReadiness;
import io.javalin.http.ContentType;
import io.javalin.http.Context;

/** Tells those who watch the server how it is. */
record HealthHandler(CheckReadiness checkReadiness) {
  private static final String OK = "{\"status\":\"ok\"}";

  void live(Context ctx) {
    tellOk(ctx);
  }

  void ready(Context ctx) {
    if (checkReadiness.isReady()) {
      tellOk(ctx);
      return;
    }
    Errors.unavailable(ctx);
  }

  /** Without Jackson: whoever waits for a start asks this first, and need not wait for that too. */
  private static void tellOk(Context ctx) {
    ctx.contentType(ContentType.APPLICATION_JSON).result(OK);
  }
}
