package dev.portcullis.adapters.rest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapters.rest.CurrentUser;
import dev.portcullis.adapters.rest.request.RequestValidationException;
import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.failure.ProviderUnavailable;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.failure.StoreUnavailable;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The REST column of {@code docs/errors.md}: writes every answer that is not 2xx. */
public final class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  private Errors() {}

  public static void install(JavalinConfig config) {
    config.router.javaLangErrorHandler(Errors::fatal);
    installOwn(config.routes);
    config
        .routes
        .exception(HttpResponseException.class, (failure, ctx) -> http(ctx, failure))
        .exception(Exception.class, (bug, ctx) -> bug(ctx, bug));
  }

  /**
   * Handles only the exceptions of Portcullis's own routes, and of those that {@link CurrentUser}
   * guards.
   */
  public static void installOwn(RoutesConfig routes) {
    routes
        .exception(RejectedException.class, (refused, ctx) -> rejected(ctx, refused.rejection()))
        .exception(CrossSiteRequestException.class, (forged, ctx) -> crossSite(ctx))
        .exception(RequestValidationException.class, (invalid, ctx) -> invalid(ctx, invalid))
        .exception(Overloaded.class, (full, ctx) -> overloaded(ctx, full))
        .exception(StoreUnavailable.class, (down, ctx) -> storeUnavailable(ctx, down))
        .exception(ProviderUnavailable.class, (down, ctx) -> providerUnavailable(ctx, down));
  }

  /** Returns the status of an answer with the code. */
  public static HttpStatus status(ErrorCode code) {
    return switch (code) {
      case REGISTER_USER_ALREADY_EXISTS,
          REGISTER_INVALID_PASSWORD,
          LOGIN_BAD_CREDENTIALS,
          LOGIN_USER_NOT_VERIFIED,
          VERIFY_USER_BAD_TOKEN,
          VERIFY_USER_ALREADY_VERIFIED,
          RESET_PASSWORD_BAD_TOKEN,
          RESET_PASSWORD_INVALID_PASSWORD,
          UPDATE_USER_EMAIL_ALREADY_EXISTS,
          UPDATE_USER_INVALID_PASSWORD,
          OAUTH_NOT_AVAILABLE_EMAIL,
          OAUTH_USER_ALREADY_EXISTS,
          OAUTH_INVALID_STATE,
          ACCESS_TOKEN_DECODE_ERROR,
          ACCESS_TOKEN_ALREADY_EXPIRED,
          OAUTH_PROVIDER_ERROR,
          OAUTH_INVALID_REDIRECT_URI,
          OAUTH_REGISTRATION_INCOMPLETE,
          OAUTH_LAST_WAY_IN,
          INVALID_REQUEST ->
          HttpStatus.BAD_REQUEST;
      case UNAUTHORIZED -> HttpStatus.UNAUTHORIZED;
      case USER_NOT_VERIFIED, FORBIDDEN, CROSS_SITE_REQUEST -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case REQUEST_TIMEOUT -> HttpStatus.REQUEST_TIMEOUT;
      case PAYLOAD_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
      case INVALID_INPUT -> HttpStatus.UNPROCESSABLE_CONTENT;
      case TOO_MANY_ATTEMPTS -> HttpStatus.TOO_MANY_REQUESTS;
      case NOT_AVAILABLE -> HttpStatus.NOT_IMPLEMENTED;
      case INTERNAL_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR;
      case TOO_MANY_REQUESTS_WAITING, SERVICE_UNAVAILABLE, OAUTH_PROVIDER_UNAVAILABLE ->
          HttpStatus.SERVICE_UNAVAILABLE;
      case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
      case URI_TOO_LONG -> HttpStatus.URI_TOO_LONG;
      case EXPECTATION_FAILED -> HttpStatus.EXPECTATION_FAILED;
      case REQUEST_HEADER_FIELDS_TOO_LARGE -> HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
      case HTTP_VERSION_NOT_SUPPORTED -> HttpStatus.HTTP_VERSION_NOT_SUPPORTED;
    };
  }

  /** Answers with the refusal of a use case. */
  public static void rejected(Context ctx, Rejection rejection) {
    ErrorCode code = rejection.code();
    if (status(code) == HttpStatus.UNAUTHORIZED) {
      ctx.header(Header.WWW_AUTHENTICATE, challenge(ctx));
    }
    Optional<Duration> wait = rejection.retryAfter();
    if (wait.isPresent()) {
      long seconds = roundedUp(wait.get());
      ctx.header(Header.RETRY_AFTER, Long.toString(seconds));
      write(ctx, code, waiting(code, rejection.reason().orElse(code.name()), seconds));
      return;
    }
    write(ctx, code, rejection.reason().<Object>map(why -> detail(code, why)).orElse(code.name()));
  }

  private static long roundedUp(Duration wait) {
    return wait.plusSeconds(1).minusNanos(1).toSeconds();
  }

  private static Map<String, Object> waiting(ErrorCode code, String reason, long seconds) {
    var detail = new LinkedHashMap<String, Object>(detail(code, reason));
    detail.put("retry_after", seconds);
    return detail;
  }

  /** RFC 6750, section 3: only a request with a bearer token gets an error attribute. */
  private static String challenge(Context ctx) {
    return RequestAuthenticator.bearer(ctx).isPresent()
        ? "Bearer error=\"invalid_token\""
        : "Bearer";
  }

  /** Answers with all errors of the request. */
  public static void invalid(Context ctx, RequestValidationException invalid) {
    write(ctx, ErrorCode.INVALID_INPUT, invalid.errors());
  }

  static void crossSite(Context ctx) {
    var reason =
        "A page of another origin sent this request; the cookie is accepted only from its own origin"
            + " and from those that the server lists";
    write(ctx, ErrorCode.CROSS_SITE_REQUEST, detail(ErrorCode.CROSS_SITE_REQUEST, reason));
  }

  private static void overloaded(Context ctx, Overloaded full) {
    unavailable(ctx, ErrorCode.TOO_MANY_REQUESTS_WAITING, full.retryAfter());
  }

  private static void storeUnavailable(Context ctx, StoreUnavailable down) {
    LOG.error("The store doesn't answer", down);
    unavailable(ctx);
  }

  /** Answers that the service is unavailable. */
  public static void unavailable(Context ctx) {
    unavailable(ctx, ErrorCode.SERVICE_UNAVAILABLE, Duration.ofSeconds(1));
  }

  private static void providerUnavailable(Context ctx, ProviderUnavailable down) {
    log(down);
    unavailable(ctx, ErrorCode.OAUTH_PROVIDER_UNAVAILABLE, Duration.ofSeconds(1));
  }

  /** Logs the outage of a provider, since a wrong setting can look like one. */
  public static void log(ProviderUnavailable down) {
    LOG.warn("An identity provider doesn't answer", down);
  }

  private static void unavailable(Context ctx, ErrorCode code, Duration retryAfter) {
    ctx.header(Header.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
    write(ctx, code, code.name());
  }

  /** Answers with the status of a request that Javalin or the reader of bodies refuses. */
  private static void http(Context ctx, HttpResponseException failure) {
    allowed(failure).ifPresent(methods -> ctx.header(Header.ALLOW, methods));
    write(ctx, failure.getStatus(), code(failure.getStatus()).name());
  }

  /** The methods that a 405 allows. Javalin has one name for it in JSON and another in HTML. */
  private static Optional<String> allowed(HttpResponseException failure) {
    Map<String, String> details = failure.getDetails();
    return Optional.ofNullable(details.get("availableMethods"))
        .or(() -> Optional.ofNullable(details.get("Available methods")));
  }

  private static void bug(Context ctx, Exception bug) {
    write(ctx, ErrorCode.INTERNAL_ERROR, incident(bug));
  }

  /** Handles bugs that throw an {@link Error}, such as a stack overflow. */
  private static void fatal(HttpServletResponse response, Error bug) {
    try {
      response.setStatus(status(ErrorCode.INTERNAL_ERROR).getCode());
      response.setContentType(ContentType.JSON);
      response.getOutputStream().write(body(incident(bug)).getBytes(UTF_8));
    } catch (IOException clientGone) {
      LOG.debug("The client closed the connection before the answer", clientGone);
    }
  }

  private static Map<String, String> incident(Throwable bug) {
    String incident = UUID.randomUUID().toString();
    LOG.error("Incident {}", incident, bug);
    return detail(ErrorCode.INTERNAL_ERROR, "Please report incident " + incident);
  }

  /**
   * Returns the code of an answer of which the HTTP server or Javalin tells the status alone: the
   * one that has this status returns, or else the one of its class.
   */
  public static ErrorCode code(int status) {
    return switch (status) {
      case 404 -> ErrorCode.NOT_FOUND;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 408 -> ErrorCode.REQUEST_TIMEOUT;
      case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
      case 414 -> ErrorCode.URI_TOO_LONG;
      case 417 -> ErrorCode.EXPECTATION_FAILED;
      case 431 -> ErrorCode.REQUEST_HEADER_FIELDS_TOO_LARGE;
      case 503 -> ErrorCode.SERVICE_UNAVAILABLE;
      case 505 -> ErrorCode.HTTP_VERSION_NOT_SUPPORTED;
      default -> isServerError(status) ? ErrorCode.INTERNAL_ERROR : ErrorCode.INVALID_REQUEST;
    };
  }

  private static boolean isServerError(int status) {
    return status >= HttpStatus.INTERNAL_SERVER_ERROR.getCode();
  }

  private static Map<String, String> detail(ErrorCode code, String reason) {
    return Map.of("code", code.name(), "reason", reason);
  }

  private static void write(Context ctx, ErrorCode code, Object detail) {
    write(ctx, status(code).getCode(), detail);
  }

  private static void write(Context ctx, int status, Object detail) {
    ctx.status(status);
    if (Pages.areWanted(ctx)) {
      Pages.showFailure(ctx);
      return;
    }
    ctx.contentType(ContentType.APPLICATION_JSON).result(body(detail));
  }

  /** Returns the JSON body of an answer that is not 2xx. */
  public static String body(Object detail) {
    return Json.text(Map.of("detail", detail));
  }
}
