package dev.portcullis.adapters.rest.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Detects requests that another site made a browser send, by Fetch Metadata or else by {@code
 * Origin}. Clients other than browsers send neither, and have no cookies to misuse.
 *
 * @param publicUrl the public URL of this site
 */
public record CrossSite(URI publicUrl) {
  private static final Set<HandlerType> READING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  /** Returns whether another site caused a request that changes data. */
  public boolean isForged(Context ctx) {
    if (READING.contains(ctx.method())) {
      return false;
    }
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null) {
      return site.equalsIgnoreCase("cross-site");
    }
    return Optional.ofNullable(ctx.header("Origin"))
        .map(origin -> isForeign(origin, ctx))
        .orElse(false);
  }

  private boolean isForeign(String origin, Context ctx) {
    String own = publicUrl.getScheme() + "://" + publicUrl.getAuthority();
    String host = Optional.ofNullable(ctx.header("Host")).orElse("");
    String lower = origin.toLowerCase(Locale.ROOT);
    return !lower.equals(own.toLowerCase(Locale.ROOT))
        && !lower.replaceFirst("^https?://", "").equals(host.toLowerCase(Locale.ROOT));
  }
}
