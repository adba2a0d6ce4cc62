package dev.portcullis.adapters.rest;

import dev.portcullis.application.port.in.CheckReadiness;
import io.javalin.http.Context;
import java.util.Map;

/** Tells those who watch the server how it is. */
record HealthHandler(CheckReadiness checkReadiness) {
  void live(Context ctx) {
    Json.write(ctx, Map.of("status", "ok"));
  }

  void ready(Context ctx) {
    if (checkReadiness.isReady()) {
      Json.write(ctx, Map.of("status", "ok"));
      return;
    }
    Errors.unavailable(ctx);
  }
}
