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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The REST column of {@code docs/errors.md}: every answer that is not 2xx is written here. */
public final class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  private Errors() {}

  public static void install(JavalinConfig config) {
    config.router.javaLangErrorHandler(Errors::write);
    installOwn(config.routes);
    config
        .routes
        .exception(HttpResponseException.class, (failure, ctx) -> write(ctx, failure))
        .exception(Exception.class, (bug, ctx) -> write(ctx, bug));
  }

  /**
   * Only what ends the handling of our own routes, and of those that {@link CurrentUser} guards.
   */
  public static void installOwn(RoutesConfig routes) {
    routes
        .exception(RejectedException.class, (refused, ctx) -> write(ctx, refused.rejection()))
        .exception(CrossSiteRequestException.class, (forged, ctx) -> crossSite(ctx))
        .exception(RequestValidationException.class, (invalid, ctx) -> write(ctx, invalid))
        .exception(Overloaded.class, (full, ctx) -> write(ctx, full))
        .exception(StoreUnavailable.class, (down, ctx) -> write(ctx, down))
        .exception(ProviderUnavailable.class, (down, ctx) -> write(ctx, down));
  }

  /** What the status of a refusal is. */
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
          OAUTH_LAST_WAY_IN ->
          HttpStatus.BAD_REQUEST;
      case UNAUTHORIZED -> HttpStatus.UNAUTHORIZED;
      case USER_NOT_VERIFIED, FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
    };
  }

  public static void write(Context ctx, Rejection rejection) {
    HttpStatus status = status(rejection.code());
    if (status == HttpStatus.UNAUTHORIZED) {
      ctx.header(Header.WWW_AUTHENTICATE, challenge(ctx));
    }
    String code = rejection.code().name();
    write(
        ctx,
        status.getCode(),
        rejection.reason().<Object>map(why -> detail(code, why)).orElse(code));
  }

  /** RFC 6750, section 3: the error is told only to those who showed a bearer's token. */
  private static String challenge(Context ctx) {
    return RequestAuthenticator.bearer(ctx).isPresent()
        ? "Bearer error=\"invalid_token\""
        : "Bearer";
  }

  public static void write(Context ctx, RequestValidationException invalid) {
    write(ctx, HttpStatus.UNPROCESSABLE_CONTENT.getCode(), invalid.errors());
  }

  static void crossSite(Context ctx) {
    write(
        ctx,
        HttpStatus.FORBIDDEN.getCode(),
        detail("CROSS_SITE_REQUEST", "This cookie serves the site that it was set for alone"));
  }

  private static void write(Context ctx, Overloaded full) {
    ctx.header(Header.RETRY_AFTER, Long.toString(full.retryAfter().toSeconds()));
    write(ctx, HttpStatus.SERVICE_UNAVAILABLE.getCode(), "TOO_MANY_REQUESTS_WAITING");
  }

  private static void write(Context ctx, StoreUnavailable down) {
    LOG.error("The store doesn't answer", down);
    unavailable(ctx);
  }

  public static void unavailable(Context ctx) {
    unavailable(ctx, "SERVICE_UNAVAILABLE");
  }

  private static void write(Context ctx, ProviderUnavailable down) {
    unavailable(ctx, code(down));
  }

  /** Somebody else's outage; the operator can do something about it if it is a wrong setting. */
  public static String code(ProviderUnavailable down) {
    LOG.warn("An identity provider doesn't answer", down);
    return "OAUTH_PROVIDER_UNAVAILABLE";
  }

  private static void unavailable(Context ctx, String code) {
    ctx.header(Header.RETRY_AFTER, "1");
    write(ctx, HttpStatus.SERVICE_UNAVAILABLE.getCode(), code);
  }

  private static void write(Context ctx, HttpResponseException failure) {
    allowed(failure).ifPresent(methods -> ctx.header(Header.ALLOW, methods));
    write(ctx, failure.getStatus(), code(failure.getStatus()));
  }

  /** What a 405 allows, under the name that Javalin has for programs or for browsers. */
  private static Optional<String> allowed(HttpResponseException failure) {
    Map<String, String> details = failure.getDetails();
    return Optional.ofNullable(details.get("availableMethods"))
        .or(() -> Optional.ofNullable(details.get("Available methods")));
  }

  private static void write(Context ctx, Exception bug) {
    write(ctx, HttpStatus.INTERNAL_SERVER_ERROR.getCode(), incident(bug));
  }

  /** Of those bugs that are worse than exceptions, such as a stack that is full. */
  private static void write(HttpServletResponse response, Error bug) {
    try {
      response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.getCode());
      response.setContentType(ContentType.JSON);
      response.getOutputStream().write(body(incident(bug)).getBytes(UTF_8));
    } catch (IOException clientGone) {
      LOG.debug("The client didn't wait", clientGone);
    }
  }

  private static Map<String, String> incident(Throwable bug) {
    String incident = UUID.randomUUID().toString();
    LOG.error("Incident {}", incident, bug);
    return detail("INTERNAL_ERROR", "Please report incident " + incident);
  }

  /** The code of an HTTP status that no use case knows, such as {@code METHOD_NOT_ALLOWED}. */
  public static String code(int status) {
    return switch (status) {
      case 400 -> "INVALID_REQUEST";
      case 413 -> "PAYLOAD_TOO_LARGE";
      default ->
          HttpStatus.forStatus(status)
              .getMessage()
              .toUpperCase(Locale.ROOT)
              .replaceAll("[^A-Z]+", "_");
    };
  }

  private static Map<String, String> detail(String code, String reason) {
    return Map.of("code", code, "reason", reason);
  }

  private static void write(Context ctx, int status, Object detail) {
    ctx.status(status);
    if (Pages.areWanted(ctx)) {
      Pages.showFailure(ctx);
      return;
    }
    ctx.contentType(ContentType.APPLICATION_JSON).result(body(detail));
  }

  /** What every answer that is not 2xx looks like, but for pages. */
  public static String body(Object detail) {
    return Json.text(Map.of("detail", detail));
  }
}
