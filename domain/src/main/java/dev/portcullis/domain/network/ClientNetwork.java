package dev.portcullis.domain.network;

import dev.portcullis.domain.login.ClientInfo;
import java.util.Optional;

/**
 * Network of a client, for limits on the requests of one client: an IPv4 address, or the /64 of an
 * IPv6 address, since a subscriber commonly has at least that many (RFC 6177).
 */
public record ClientNetwork(IpNetwork network) {
  private static final int IPV4_PREFIX = 32;
  private static final int IPV6_PREFIX = 64;

  /**
   * Returns the network of a client. Empty if the address may be that of many clients: a loopback
   * address, an unknown one, and that of a proxy ({@link RequestSource#isProxy}).
   */
  public static Optional<ClientNetwork> of(ClientInfo client) {
    return IpAddress.parse(client.address())
        .filter(address -> !address.isLoopback())
        .map(address -> IpNetwork.around(address, prefixLength(address)))
        .map(ClientNetwork::new);
  }

  private static int prefixLength(IpAddress address) {
    return address.isIpv4() ? IPV4_PREFIX : IPV6_PREFIX;
  }

  /** Returns the network in CIDR notation, such as {@code 192.0.2.7/32}. */
  @Override
  public String toString() {
    return network.toString();
  }
}
