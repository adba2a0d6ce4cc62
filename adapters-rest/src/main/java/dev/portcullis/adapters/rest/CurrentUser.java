package dev.portcullis.adapters.rest;

import dev.portcullis.adapters.rest.http.CrossSiteRequestException;
import dev.portcullis.adapters.rest.http.RejectedException;
import dev.portcullis.adapters.rest.http.RequestAuthenticator;
import dev.portcullis.application.port.in.login.AccessRequirement;
import dev.portcullis.domain.account.User;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who makes a request to a route of an application's own, by a token in the {@code
 * Authorization} header or a cookie, and keeps the others out. As a handler, it lets in whom {@link
 * #of} would let in: {@code routes.before("/admin/*", currentUser.superuser())}.
 *
 * <p>Immutable, thread-safe. Throws only what {@link PortcullisPlugin} turns into answers.
 */
public final class CurrentUser implements Handler {
  private final RequestAuthenticator callers;
  private final AccessRequirement admission;

  CurrentUser(RequestAuthenticator callers, AccessRequirement admission) {
    this.callers = callers;
    this.admission = admission;
  }

  /** The same, for verified users only; others get a 403. */
  public CurrentUser verified() {
    return new CurrentUser(callers, admission.verifiedOnly());
  }

  /** The same, for superusers only; others get a 403. */
  public CurrentUser superuser() {
    return new CurrentUser(callers, admission.superusersOnly());
  }

  /** The same, for those who logged in through one of these backends only; others get a 401. */
  public CurrentUser through(String... backends) {
    return new CurrentUser(callers, admission.through(Set.of(backends)));
  }

  /** Who makes the request; else ends its handling with a 401 or 403. */
  public User of(Context ctx) {
    return callers.caller(ctx, admission).user();
  }

  /** Who makes the request, if somebody does whom {@link #of} would let in. */
  public Optional<User> find(Context ctx) {
    try {
      return Optional.of(of(ctx));
    } catch (RejectedException | CrossSiteRequestException nobody) {
      return Optional.empty();
    }
  }

  @Override
  public void handle(Context ctx) {
    of(ctx);
  }
}
