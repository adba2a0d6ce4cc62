package dev.portcullis.domain.network;

import dev.portcullis.domain.network.ForwardingHeader.Hop;
import dev.portcullis.domain.network.RequestSource.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Proxies that tell the addresses of their clients, and the header in which they do.
 *
 * <p>The header of any other peer is ignored, because clients can write it. It is read from the
 * right: each trusted proxy vouches for the address that it added, and the first address that isn't
 * trusted is the client. All that stands left of it may be forged.
 */
public record TrustedProxies(List<IpNetwork> networks, ForwardingHeader header) {
  /** No proxy: the peer is the client. */
  public static final TrustedProxies NONE =
      new TrustedProxies(List.of(), ForwardingHeader.X_FORWARDED_FOR);

  /** Headers by which a peer shows that it is a proxy. */
  private static final List<String> MARKS = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP");

  /**
   * Networks whose addresses aren't those of clients on the Internet: loopback, private (RFC 1918,
   * RFC 4193), link-local (RFC 3927, RFC 4291) and shared address space (RFC 6598).
   */
  private static final List<IpNetwork> INTERNAL =
      Stream.of(
              "127.0.0.0/8",
              "10.0.0.0/8",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "169.254.0.0/16",
              "100.64.0.0/10",
              "::1",
              "fc00::/7",
              "fe80::/10")
          .map(IpNetwork::parse)
          .toList();

  /** Copies the list. */
  public TrustedProxies {
    networks = List.copyOf(networks);
  }

  /**
   * Returns the source of a request.
   *
   * @param peer the address that the connection comes from
   * @param headers the values of all header lines of a name, in their order; names are
   *     case-insensitive
   */
  public RequestSource source(IpAddress peer, Function<String, List<String>> headers) {
    if (has(networks, peer)) {
      return behind(peer, headers);
    }
    boolean isProxy = isForwarded(headers) && has(INTERNAL, peer);
    return new RequestSource(peer, isProxy ? Kind.UNTRUSTED_PROXY : Kind.CLIENT, Optional.empty());
  }

  private static boolean isForwarded(Function<String, List<String>> headers) {
    return MARKS.stream().anyMatch(name -> !headers.apply(name).isEmpty());
  }

  private RequestSource behind(IpAddress proxy, Function<String, List<String>> headers) {
    var elements = new ListElements(headers.apply(header.headerName()));
    var source = new RequestSource(proxy, Kind.TRUSTED_PROXY, header.separateScheme(headers));
    Optional<String> element = elements.next();
    while (element.isPresent() && has(networks, source.address())) {
      Hop hop = header.hop(element.get());
      if (hop.address().isEmpty()) {
        return source.asProxy();
      }
      source = source.before(hop, hop.address().get());
      element = elements.next();
    }
    return source;
  }

  private static boolean has(List<IpNetwork> networks, IpAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
