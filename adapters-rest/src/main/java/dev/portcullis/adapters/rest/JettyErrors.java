package dev.portcullis.adapters.rest;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Gives requests that are not even HTTP, and so reach no route, an error body as all others. */
final class JettyErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    String body = Json.text(Map.of("detail", Errors.code(response.getStatus())));
    Content.Sink.write(response, true, body, callback);
    return true;
  }
}
