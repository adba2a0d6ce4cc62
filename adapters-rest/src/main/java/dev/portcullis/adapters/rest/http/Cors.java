package dev.portcullis.adapters.rest.http;

import dev.portcullis.adapters.rest.settings.WebOrigin;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cross-origin resource sharing (Fetch Standard, section 3.3): pages of the listed origins may call
 * the routes for clients, with the user's cookies. Other pages get no permission, so that browsers
 * keep the answers from them and don't send requests that need a permission first.
 *
 * <p>As a handler, it must come before all that may fail: a page can read only errors that carry
 * the permission, too.
 */
public final class Cors implements Handler {
  private static final List<String> PATHS = List.of("/auth", "/users", "/.well-known");

  private static final String ALLOWED_METHODS = "GET, HEAD, POST, PATCH, DELETE";
  private static final String ALLOWED_HEADERS =
      "Accept, Accept-Language, Authorization, Content-Language, Content-Type, X-Request-Id,"
          + " X-Requested-With";
  private static final String EXPOSED_HEADERS = "Date, Retry-After, WWW-Authenticate, X-Request-Id";

  /** Two hours, the most that Chromium keeps. */
  private static final String MAX_AGE_SECONDS = "7200";

  private final Set<WebOrigin> origins;

  public Cors(Set<WebOrigin> origins) {
    this.origins = Set.copyOf(origins);
  }

  /** Permits a listed origin to read the answer, and answers its preflights. */
  @Override
  public void handle(Context ctx) {
    headers(ctx.path(), Collections.list(ctx.req().getHeaders(Header.ORIGIN))).forEach(ctx::header);
    if (isPreflight(ctx) && isShared(ctx.path()) && isListed(ctx)) {
      ctx.header(Header.ACCESS_CONTROL_ALLOW_METHODS, ALLOWED_METHODS);
      ctx.header(Header.ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS);
      ctx.header(Header.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
      ctx.status(HttpStatus.NO_CONTENT);
      ctx.res().setContentType(null);
      ctx.skipRemainingHandlers();
    }
  }

  private static boolean isPreflight(Context ctx) {
    return ctx.method().equals(HandlerType.OPTIONS)
        && ctx.header(Header.ACCESS_CONTROL_REQUEST_METHOD) != null;
  }

  /** Returns whether a page of a listed origin sent the request. */
  boolean isListed(Context ctx) {
    return listed(Collections.list(ctx.req().getHeaders(Header.ORIGIN))).isPresent();
  }

  /** A browser sends one origin. */
  private Optional<String> listed(List<String> origin) {
    return Optional.of(origin)
        .filter(values -> values.size() == 1)
        .map(List::getFirst)
        .filter(value -> origins.stream().anyMatch(listed -> listed.value().equals(value)));
  }

  /**
   * Returns the headers of an answer.
   *
   * @param path the path of the request
   * @param origin the values of its header {@code Origin}
   */
  public Map<String, String> headers(String path, List<String> origin) {
    if (!isShared(path)) {
      return Map.of();
    }
    return listed(origin)
        .map(
            listed ->
                Map.of(
                    Header.VARY,
                    Header.ORIGIN,
                    Header.ACCESS_CONTROL_ALLOW_ORIGIN,
                    listed,
                    Header.ACCESS_CONTROL_ALLOW_CREDENTIALS,
                    "true",
                    Header.ACCESS_CONTROL_EXPOSE_HEADERS,
                    EXPOSED_HEADERS))
        .orElse(Map.of(Header.VARY, Header.ORIGIN));
  }

  private static boolean isShared(String path) {
    return PATHS.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
  }
}
