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
 * Where a browser goes that is back from a provider.
 *
 * @param place empty if the browser stays, and gets the answer itself
 */
record PostSignInRedirect(Optional<URI> place) {
  /** Answers by {@code answer}; if the provider doesn't, tells that at the place, if any. */
  void reach(Context ctx, Runnable answer) {
    try {
      answer.run();
    } catch (ProviderUnavailable down) {
      URI there = place.orElseThrow(() -> down);
      Errors.log(down);
      send(ctx, withError(there, ErrorCode.OAUTH_PROVIDER_UNAVAILABLE.name()));
    }
  }

  /** The answer for a browser that stays is written. */
  void succeed(Context ctx) {
    place.ifPresent(there -> send(ctx, there));
  }

  /** A missing session is told right here: a page elsewhere can't ask for a new log-in. */
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

  /** The same place, query and fragment included, with one parameter more. */
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
