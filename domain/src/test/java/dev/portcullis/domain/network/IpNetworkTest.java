package dev.portcullis.domain.network;

import static dev.portcullis.domain.network.IpAddressTest.ip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.domain.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNetworkTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0, true",
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.0.0.0/8, 9.255.255.255, false",
    "172.16.0.0/12, 172.31.255.255, true",
    "172.16.0.0/12, 172.32.0.0, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "192.0.2.6/31, 192.0.2.7, true",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 192.0.2.7, false",
    "::/0, ffff::, true",
    "2001:db8:1:2::/64, 2001:db8:1:2:ffff::1, true",
    "2001:db8:1:2::/64, 2001:db8:1:3::, false",
    "fe80::/10, febf::1, true",
    "fe80::/10, fec0::1, false",
    "10.0.0.0/8, ::ffff:10.1.2.3, true",
    "::ffff:10.0.0.0/104, 10.1.2.3, true",
    "::ffff:10.0.0.0/104, 11.1.2.3, false",
    "::ffff:10.0.0.7, 10.0.0.7, true"
  })
  void a_network_has_the_addresses_with_its_prefix(String network, String address, boolean has) {
    assertThat(IpNetwork.parse(network).contains(ip(address))).isEqualTo(has);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/8",
        "localhost",
        "10.0.0.0/",
        "10.0.0.0/x",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/33",
        "10.0.0.0/1000",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "::/129",
        "::ffff:10.0.0.0/8",
        "::ffff:10.0.0.0/129",
        "[fd00::]/8"
      })
  void other_text_is_no_network(String text) {
    assertThatThrownBy(() -> IpNetwork.parse(text)).isInstanceOf(InvalidInput.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.7/8", "192.0.2.1/31", "fd00::1/8", "::ffff:10.0.0.7/104"})
  void bits_beyond_the_prefix_are_refused_because_the_network_is_larger_than_it_looks(String text) {
    assertThatThrownBy(() -> IpNetwork.parse(text))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("must have no bits beyond the prefix length");
  }

  @Test
  void a_network_is_written_in_cidr_notation() {
    assertThat(IpNetwork.parse("::ffff:10.0.0.0/104")).hasToString("10.0.0.0/8");
    assertThat(IpNetwork.around(ip("2001:db8:1:2:3:4:5:6"), 64)).hasToString("2001:db8:1:2::/64");
    assertThat(IpNetwork.around(ip("192.0.2.7"), 32)).isEqualTo(IpNetwork.parse("192.0.2.7"));
  }
}
