package dev.portcullis.adapters.rest.docs;

import dev.portcullis.adapters.rest.http.Resources;
import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.InputStream;

/**
 * Describes this edge, to programs, and to people on a page where they can try it. The page is
 * Swagger UI; nothing that it is made of comes from anywhere else.
 */
public record DocsHandler(RestSettings settings, BackendDescriptions backends) {
  /** The page runs its own scripts alone, and speaks to this server alone. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** Put together when it is asked for: rarely, and the server's start need not wait for it. */
  public void describe(Context ctx) {
    ctx.contentType(ContentType.APPLICATION_JSON).result(ApiDescription.of(settings, backends));
  }

  public void page(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.html(Resources.text("docs.html"));
  }

  public void file(Context ctx) {
    String name = ctx.pathParam("file");
    switch (name) {
      case "docs.js" -> send(ctx, ContentType.TEXT_JS, Resources.open(name));
      case "swagger-ui-bundle.js" -> send(ctx, ContentType.TEXT_JS, Resources.openSwaggerUi(name));
      case "swagger-ui.css" -> send(ctx, ContentType.TEXT_CSS, Resources.openSwaggerUi(name));
      default -> throw new NotFoundResponse();
    }
  }

  private static void send(Context ctx, ContentType type, InputStream file) {
    ctx.header("Cache-Control", "public, max-age=86400");
    ctx.contentType(type).result(file);
  }
}
