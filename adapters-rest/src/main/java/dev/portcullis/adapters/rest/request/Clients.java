package dev.portcullis.adapters.rest.request;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.network.IpAddress;
import dev.portcullis.domain.network.RequestSource;
import dev.portcullis.domain.network.RequestSource.Kind;
import dev.portcullis.domain.network.TrustedProxies;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Determines the client of each request before it is handled. Warns once if the requests come from
 * a proxy that isn't trusted. Thread-safe.
 */
public final class Clients implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Clients.class);
  private static final String CLIENT = Clients.class.getName();
  private static final String SCHEME = CLIENT + ".scheme";

  /** Jetty puts an IPv6 address into brackets, and Java appends its zone. */
  private static final Pattern PEER = Pattern.compile("\\[?([^%\\]]+).*");

  private final TrustedProxies proxies;
  private final AtomicBoolean warned = new AtomicBoolean();

  public Clients(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  @Override
  public void handle(Context ctx) {
    Optional<RequestSource> source =
        peer(ctx)
            .map(
                peer -> proxies.source(peer, name -> Collections.list(ctx.req().getHeaders(name))));
    source.filter(found -> found.kind() == Kind.UNTRUSTED_PROXY).ifPresent(this::warn);
    source.flatMap(RequestSource::scheme).ifPresent(scheme -> ctx.attribute(SCHEME, scheme));
    ctx.attribute(
        CLIENT,
        new ClientInfo(
            source.map(RequestSource::toString).orElse(""),
            Optional.ofNullable(ctx.userAgent()).orElse("")));
  }

  private static Optional<IpAddress> peer(Context ctx) {
    Matcher peer = PEER.matcher(Optional.ofNullable(ctx.req().getRemoteAddr()).orElse(""));
    return peer.matches() ? IpAddress.parse(peer.group(1)) : Optional.empty();
  }

  private void warn(RequestSource proxy) {
    if (!warned.getAndSet(true)) {
      LOG.warn(
          "REST requests from {} were forwarded by a proxy that http.trusted-proxies doesn't list:"
              + " the addresses of its clients are unknown, and limits of networks don't apply",
          proxy.address());
    }
  }

  /** Returns the client of the request; {@link #handle} must have seen it before. */
  public static ClientInfo of(Context ctx) {
    return requireNonNull(ctx.<ClientInfo>attribute(CLIENT), "the client was not determined");
  }

  /**
   * Returns the scheme that the client used. Empty if no trusted proxy tells it, and for requests
   * that {@link #handle} hasn't seen.
   */
  public static Optional<String> scheme(Context ctx) {
    return Optional.ofNullable(ctx.<String>attribute(SCHEME));
  }
}
