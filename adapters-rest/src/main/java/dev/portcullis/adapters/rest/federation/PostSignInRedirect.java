package dev.portcullis.adapters.rest.federation;

import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.ProviderUnavailable;
import dev.portcullis.application.failure.Rejection;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Optional;

/**
 * Redirect of a browser after it has returned from a provider.
 *
 * @param place the target; empty if the browser gets the answer itself
 */
record PostSignInRedirect(Optional<URI> place) {
  /**
   * Runs {@code answer}. If the provider is unavailable, redirects with an error, if there is a
   * target.
   */
  void reach(Context ctx, Runnable answer) {
    try {
      answer.run();
    } catch (ProviderUnavailable down) {
      URI there = place.orElseThrow(() -> down);
      Errors.log(down);
      send(ctx, withError(there, ErrorCode.OAUTH_PROVIDER_UNAVAILABLE.name()));
    }
  }

  /** Redirects; without a target, the answer is already written. */
  void succeed(Context ctx) {
    place.ifPresent(there -> send(ctx, there));
  }

  /**
   * Answers a missing session directly, without a redirect: the target page can't ask for a new
   * log-in.
   */
  void refuse(Context ctx, Rejection rejection) {
    if (place.isEmpty() || rejection.code() == ErrorCode.UNAUTHORIZED) {
      Errors.rejected(ctx, rejection);
      return;
    }
    send(ctx, withError(place.get(), rejection.code().name()));
  }

  private static void send(Context ctx, URI there) {
    ctx.status(HttpStatus.SEE_OTHER).header(Header.LOCATION, there.toString());
  }

  /** Returns the target with an additional parameter; the query and the fragment stay. */
  static URI withError(URI place, String code) {
    String fragment =
        Optional.ofNullable(place.getRawFragment()).map(text -> "#" + text).orElse("");
    String text = place.toString();
    String start = text.substring(0, text.length() - fragment.length());
    String separator =
        place.getRawQuery() == null ? "?" : start.endsWith("?") || start.endsWith("&") ? "" : "&";
    return URI.create(start + separator + "error=" + code + fragment);
  }
}
