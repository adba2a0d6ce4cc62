package dev.portcullis.domain.network;

import static dev.portcullis.domain.network.IpAddressTest.ip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.domain.login.ClientInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientNetworkTest {
  private static Optional<String> networkOf(String address) {
    return ClientNetwork.of(new ClientInfo(address, "curl/8")).map(ClientNetwork::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7/32",
    "10.0.0.7, 10.0.0.7/32",
    "::ffff:192.0.2.7, 192.0.2.7/32",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "fe80::1, fe80::/64"
  })
  void a_network_is_an_ipv4_address_or_an_ipv6_prefix_of_64_bits(String address, String network) {
    assertThat(networkOf(address)).contains(network);
  }

  @Test
  void neighbours_in_one_subnet_are_one_network() {
    var one = new ClientInfo("2001:db8:1:2::7", "curl/8");
    var other = new ClientInfo("2001:db8:1:2:ffff:ffff:ffff:ffff", "Safari");

    assertThat(ClientNetwork.of(one)).isEqualTo(ClientNetwork.of(other)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.53", "::1", "::ffff:127.0.0.1", "", "camelot.bt"})
  void loopback_and_unknown_addresses_are_no_network(String address) {
    assertThat(networkOf(address)).isEmpty();
  }

  @Test
  void a_proxy_whose_clients_are_unknown_is_no_network() {
    var forwarded = Map.of("X-Forwarded-For", List.of("192.0.2.7"));
    var trusting =
        new TrustedProxies(
            List.of(IpNetwork.parse("203.0.113.1")), ForwardingHeader.X_FORWARDED_FOR);
    List<RequestSource> proxies =
        List.of(
            TrustedProxies.NONE.source(
                ip("10.0.0.7"), name -> forwarded.getOrDefault(name, List.of())),
            trusting.source(ip("203.0.113.1"), name -> List.of()));

    assertThat(proxies)
        .allSatisfy(
            proxy -> {
              assertThat(proxy.isProxy()).isTrue();
              assertThat(networkOf(proxy.toString())).isEmpty();
            });
  }
}
