package dev.portcullis.adapters.rest.server;

import dev.portcullis.adapters.rest.http.Cors;
import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.application.port.in.operation.RequestId;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers requests that Jetty refuses before they reach a route, in the same form as all other
 * errors.
 */
public final class JettyErrors extends ErrorHandler {
  private final Cors cors;

  public JettyErrors(Cors cors) {
    this.cors = cors;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    RequestId id = RequestLog.id(request.getHeaders().get(RequestLog.ID));
    RequestLog.headers(id).forEach(response.getHeaders()::put);
    cors.headers(path(request), request.getHeaders().getValuesList(HttpHeader.ORIGIN))
        .forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    RequestLog.refused(id, response.getStatus());
    Content.Sink.write(
        response, true, Errors.body(Errors.code(response.getStatus()).name()), callback);
    return true;
  }

  /** Returns the path; empty if the request is too malformed to have one. */
  private static String path(Request request) {
    return Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
  }
}
