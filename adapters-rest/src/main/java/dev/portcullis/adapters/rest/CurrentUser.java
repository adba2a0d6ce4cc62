package dev.portcullis.adapters.rest;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.portcullis.adapters.rest.http.CrossSiteRequestException;
import dev.portcullis.adapters.rest.http.RejectedException;
import dev.portcullis.adapters.rest.http.RequestAuthenticator;
import dev.portcullis.application.port.in.login.AccessRequirement;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.login.BackendName;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Authenticates requests to an application's own routes by a token in the {@code Authorization}
 * header or a cookie, and refuses the others. As a handler, it lets in what {@link #of} would let
 * in: {@code routes.before("/admin/*", currentUser.superuser())}.
 *
 * <p>Immutable, thread-safe. Throws only what {@link PortcullisPlugin} turns into answers.
 */
public final class CurrentUser implements Handler {
  private final RequestAuthenticator authenticator;
  private final AccessRequirement requirement;

  CurrentUser(RequestAuthenticator authenticator, AccessRequirement requirement) {
    this.authenticator = authenticator;
    this.requirement = requirement;
  }

  /** The same, for verified users only; others get a 403. */
  public CurrentUser verified() {
    return new CurrentUser(authenticator, requirement.verifiedOnly());
  }

  /** The same, for superusers only; others get a 403. */
  public CurrentUser superuser() {
    return new CurrentUser(authenticator, requirement.superusersOnly());
  }

  /** The same, for those who logged in through one of these backends only; others get a 401. */
  public CurrentUser through(String... backends) {
    var names = Stream.of(backends).map(BackendName::new).collect(toUnmodifiableSet());
    return new CurrentUser(authenticator, requirement.through(names));
  }

  /** The caller; else ends the handling of the request with a 401 or 403. */
  public User of(Context ctx) {
    return authenticator.caller(ctx, requirement).user();
  }

  /** The caller, if {@link #of} would let the request in. */
  public Optional<User> find(Context ctx) {
    try {
      return Optional.of(of(ctx));
    } catch (RejectedException | CrossSiteRequestException keptOut) {
      return Optional.empty();
    }
  }

  @Override
  public void handle(Context ctx) {
    of(ctx);
  }
}
