package dev.portcullis.adapters.rest;

import dev.portcullis.application.backend.Backend;
import dev.portcullis.application.backend.Backends;
import dev.portcullis.application.port.in.AuthenticateRequest;
import dev.portcullis.application.port.in.AuthorizeAdministrator;
import dev.portcullis.application.port.in.Rejection;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.domain.session.AccessToken;
import dev.portcullis.domain.session.Administrator;
import dev.portcullis.domain.session.Caller;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out who makes a request. */
final class Callers {
  /** RFC 6750, section 2.1; the scheme in any letter case (RFC 9110, section 11.1). */
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+) *");

  private final UseCases useCases;
  private final Backends backends;
  private final TokenCookie cookie;
  private final CrossSite crossSite;

  Callers(UseCases useCases, Backends backends, TokenCookie cookie, CrossSite crossSite) {
    this.useCases = useCases;
    this.backends = backends;
    this.cookie = cookie;
    this.crossSite = crossSite;
  }

  /** Whoever makes the request; ends its handling if that is nobody. */
  Caller caller(Context ctx) {
    Optional<AccessToken> bearer = bearer(ctx);
    var command = new AuthenticateRequest.Command(tokens(ctx, bearer));
    return switch (useCases.authenticateRequest().authenticate(command)) {
      case AuthenticateRequest.Result.Authenticated authenticated -> {
        boolean byCookie = !Optional.of(authenticated.token()).equals(bearer);
        if (byCookie && crossSite.isForged(ctx)) {
          throw new ForgedRequest();
        }
        yield authenticated.caller();
      }
      case Rejection rejection -> throw new Refused(rejection);
    };
  }

  /** Like {@link #caller}, who must be a superuser. */
  Administrator administrator(Context ctx) {
    var command = new AuthorizeAdministrator.Command(caller(ctx));
    return switch (useCases.authorizeAdministrator().authorize(command)) {
      case AuthorizeAdministrator.Result.Authorized authorized -> authorized.administrator();
      case Rejection rejection -> throw new Refused(rejection);
    };
  }

  /** What the request shows, as far as there is a backend whose tokens travel that way. */
  private List<AccessToken> tokens(Context ctx, Optional<AccessToken> bearer) {
    return backends.all().stream()
        .map(Backend::transport)
        .distinct()
        .map(
            transport ->
                switch (transport) {
                  case BEARER -> bearer;
                  case COOKIE -> cookie.read(ctx);
                })
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Optional<AccessToken> bearer(Context ctx) {
    String header = Optional.ofNullable(ctx.header(Header.AUTHORIZATION)).orElse("");
    Matcher matcher = BEARER.matcher(header);
    return matcher.matches() ? AccessToken.parse(matcher.group(1)) : Optional.empty();
  }
}
