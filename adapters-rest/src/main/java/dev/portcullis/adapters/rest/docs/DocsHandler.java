package dev.portcullis.adapters.rest.docs;

import dev.portcullis.adapters.rest.http.Resources;
import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.InputStream;

/**
 * Serves the OpenAPI document and a page to read and try it. The page is Swagger UI, and all its
 * files come from this server.
 */
public record DocsHandler(RestSettings settings, BackendDescriptions backends) {
  /** Allows only scripts and connections of this server. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** Builds the document on request: requests are rare, and the server starts faster without it. */
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
