package dev.portcullis.adapters.grpc.call;

import dev.portcullis.domain.network.IpAddress;
import dev.portcullis.domain.network.RequestSource;
import dev.portcullis.domain.network.RequestSource.Kind;
import dev.portcullis.domain.network.TrustedProxies;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Determines the addresses of the clients of calls. Warns once if the calls come from a proxy that
 * isn't trusted. Thread-safe.
 */
final class Clients {
  private static final Logger LOG = LoggerFactory.getLogger(Clients.class);

  private final TrustedProxies proxies;
  private final AtomicBoolean warned = new AtomicBoolean();

  Clients(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** Returns the address of the client; empty text if the transport has no IP addresses. */
  String address(ServerCall<?, ?> call, Metadata headers) {
    Optional<RequestSource> source =
        peer(call).map(peer -> proxies.source(peer, name -> values(headers, name)));
    source.filter(found -> found.kind() == Kind.UNTRUSTED_PROXY).ifPresent(this::warn);
    return source.map(RequestSource::toString).orElse("");
  }

  private static Optional<IpAddress> peer(ServerCall<?, ?> call) {
    return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)
                instanceof InetSocketAddress remote
            && remote.getAddress() != null
        ? Optional.of(new IpAddress(remote.getAddress()))
        : Optional.empty();
  }

  private static List<String> values(Metadata headers, String name) {
    Iterable<String> values =
        headers.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    return values == null ? List.of() : StreamSupport.stream(values.spliterator(), false).toList();
  }

  private void warn(RequestSource proxy) {
    if (!warned.getAndSet(true)) {
      LOG.warn(
          "gRPC calls from {} were forwarded by a proxy that http.trusted-proxies doesn't list:"
              + " the addresses of its clients are unknown, and limits of networks don't apply",
          proxy.address());
    }
  }
}
