package dev.portcullis.adapters.rest.docs;

import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.application.port.in.operation.CheckReadiness;
import io.javalin.http.ContentType;
import io.javalin.http.Context;

/** Handles health checks. */
public record HealthHandler(CheckReadiness checkReadiness) {
  private static final String OK = "{\"status\":\"ok\"}";

  public void live(Context ctx) {
    tellOk(ctx);
  }

  public void ready(Context ctx) {
    if (checkReadiness.isReady()) {
      tellOk(ctx);
      return;
    }
    Errors.unavailable(ctx);
  }

  /**
   * Without Jackson: a health check is the first request after a start, and needn't wait until
   * Jackson is loaded.
   */
  private static void tellOk(Context ctx) {
    ctx.contentType(ContentType.APPLICATION_JSON).result(OK);
  }
}
