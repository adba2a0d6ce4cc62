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
 * header or a cookie, and refuses all others. As a handler, it admits the requests that {@link #of}
 * admits: {@code routes.before("/admin/*", currentUser.superuser())}.
 *
 * <p>Immutable and thread-safe. Throws only exceptions that {@link PortcullisPlugin} turns into
 * answers.
 */
public final class CurrentUser implements Handler {
  private final RequestAuthenticator authenticator;
  private final AccessRequirement requirement;

  CurrentUser(RequestAuthenticator authenticator, AccessRequirement requirement) {
    this.authenticator = authenticator;
    this.requirement = requirement;
  }

  /** Returns a copy that requires a verified user; other users get a 403. */
  public CurrentUser verified() {
    return new CurrentUser(authenticator, requirement.verifiedOnly());
  }

  /** Returns a copy that requires a superuser; other users get a 403. */
  public CurrentUser superuser() {
    return new CurrentUser(authenticator, requirement.superusersOnly());
  }

  /** Returns a copy that requires a session of one of these backends; other sessions get a 401. */
  public CurrentUser through(String... backends) {
    var names = Stream.of(backends).map(BackendName::new).collect(toUnmodifiableSet());
    return new CurrentUser(authenticator, requirement.through(names));
  }

  /** Returns the caller, or ends the handling of the request with a 401 or 403. */
  public User of(Context ctx) {
    return authenticator.caller(ctx, requirement).user();
  }

  /** Returns the caller; empty if {@link #of} would refuse the request. */
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
