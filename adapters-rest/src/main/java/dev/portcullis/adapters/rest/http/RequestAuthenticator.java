package dev.portcullis.adapters.rest.http;

import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.login.AccessRequirement;
import dev.portcullis.application.port.in.login.AdmitAdministrator;
import dev.portcullis.application.port.in.login.AuthenticateRequest;
import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.SignedInUser;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Authenticates requests by their tokens. */
public final class RequestAuthenticator {
  private final AuthenticateRequest authenticateRequest;
  private final AdmitAdministrator admitAdministrator;
  private final List<Transport> transports;
  private final TokenCookie cookie;
  private final CrossSite crossSite;

  public RequestAuthenticator(
      AuthenticateRequest authenticateRequest,
      AdmitAdministrator admitAdministrator,
      BackendDescriptions backends,
      TokenCookie cookie,
      CrossSite crossSite) {
    this.authenticateRequest = authenticateRequest;
    this.admitAdministrator = admitAdministrator;
    this.transports =
        backends.all().stream().map(BackendDescription::transport).distinct().toList();
    this.cookie = cookie;
    this.crossSite = crossSite;
  }

  /** Returns the caller; ends the handling of the request if no valid token proves one. */
  public SignedInUser caller(Context ctx) {
    return caller(ctx, AccessRequirement.OF_ANYBODY);
  }

  /**
   * Returns the caller; ends the handling of the request if no token proves one who meets {@code
   * requirement}.
   */
  public SignedInUser caller(Context ctx, AccessRequirement requirement) {
    Optional<AccessToken> bearer = bearer(ctx);
    var command = new AuthenticateRequest.Command(tokens(ctx, bearer), requirement);
    return switch (authenticateRequest.authenticate(command)) {
      case AuthenticateRequest.Result.Authenticated authenticated -> {
        boolean byCookie = !Optional.of(authenticated.token()).equals(bearer);
        if (byCookie && crossSite.isForged(ctx)) {
          throw new CrossSiteRequestException();
        }
        yield authenticated.caller();
      }
      case Rejection rejection -> throw new RejectedException(rejection);
    };
  }

  /**
   * Returns the caller if a superuser; otherwise ends the handling of the request.
   *
   * @param call the name of the call in the audit log: that of its gRPC method
   */
  public Administrator administrator(Context ctx, String call) {
    // After the cross-site check, so that a forged request learns nothing about the caller's
    // rights.
    var command = new AdmitAdministrator.Command(caller(ctx), call, Clients.of(ctx));
    return switch (admitAdministrator.admit(command)) {
      case AdmitAdministrator.Result.Admitted admitted -> admitted.administrator();
      case Rejection rejection -> throw new RejectedException(rejection);
    };
  }

  /**
   * Returns all tokens of the request. Another site can make a browser send its cookies: if one of
   * them is valid, this method ends the handling of the request; if none is, it leaves them out.
   */
  public List<AccessToken> tokensToEnd(Context ctx) {
    Optional<AccessToken> bearer = bearer(ctx);
    List<AccessToken> shown = tokens(ctx, bearer);
    if (!crossSite.isForged(ctx)) {
      return shown;
    }
    Predicate<AccessToken> byBearer = token -> Optional.of(token).equals(bearer);
    if (isOneGood(shown.stream().filter(byBearer.negate()).toList())) {
      throw new CrossSiteRequestException();
    }
    return shown.stream().filter(byBearer).toList();
  }

  private boolean isOneGood(List<AccessToken> tokens) {
    var command = new AuthenticateRequest.Command(tokens);
    return switch (authenticateRequest.authenticate(command)) {
      case AuthenticateRequest.Result.Authenticated known -> true;
      case AuthenticateRequest.Result.NotVerified known -> true;
      case AuthenticateRequest.Result.NotSuperuser known -> true;
      case AuthenticateRequest.Result.NotAuthenticated unknown -> false;
    };
  }

  /** Returns the request's tokens of the transports that the backends use. */
  private List<AccessToken> tokens(Context ctx, Optional<AccessToken> bearer) {
    Set<AccessToken> shown = new LinkedHashSet<>();
    for (Transport transport : transports) {
      switch (transport) {
        case BEARER -> bearer.ifPresent(shown::add);
        case COOKIE -> shown.addAll(cookie.read(ctx));
      }
    }
    return List.copyOf(shown);
  }

  /** Returns the token in the {@code Authorization} header. */
  static Optional<AccessToken> bearer(Context ctx) {
    return Optional.ofNullable(ctx.header(Header.AUTHORIZATION)).flatMap(AccessToken::ofBearer);
  }
}
