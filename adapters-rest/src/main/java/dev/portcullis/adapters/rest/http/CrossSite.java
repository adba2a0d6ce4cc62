package dev.portcullis.adapters.rest.http;

import dev.portcullis.adapters.rest.request.Clients;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Detects requests that a page of another origin made a browser send, by Fetch Metadata and by
 * {@code Origin}. Clients other than browsers send neither, and have no cookies to misuse.
 *
 * @param publicUrl the public URL of this site
 * @param cors the other origins that are trusted
 */
public record CrossSite(URI publicUrl, Cors cors) {
  private static final Set<HandlerType> READING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  /** Returns whether a page of another, untrusted origin caused a request that changes data. */
  public boolean isForged(Context ctx) {
    if (READING.contains(ctx.method()) || cors.isListed(ctx)) {
      return false;
    }
    String site = Optional.ofNullable(ctx.header("Sec-Fetch-Site")).orElse("");
    return switch (site.toLowerCase(Locale.ROOT)) {
      case "cross-site" -> true;
      case "same-origin", "none" -> false;
      // "same-site" includes pages of other hosts of the domain, and of other ports.
      default ->
          Optional.ofNullable(ctx.header("Origin"))
              .map(origin -> isForeign(origin, ctx))
              .orElse(false);
    };
  }

  private boolean isForeign(String origin, Context ctx) {
    String own = publicUrl.getScheme() + "://" + publicUrl.getAuthority();
    String host = Optional.ofNullable(ctx.header("Host")).orElse("").toLowerCase(Locale.ROOT);
    String lower = origin.toLowerCase(Locale.ROOT);
    return !lower.equals(own.toLowerCase(Locale.ROOT))
        && !Clients.scheme(ctx)
            .map(scheme -> lower.equals(scheme + "://" + host))
            .orElseGet(() -> lower.replaceFirst("^https?://", "").equals(host));
  }
}
