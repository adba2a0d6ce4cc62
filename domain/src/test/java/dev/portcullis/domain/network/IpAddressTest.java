package dev.portcullis.domain.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  static IpAddress ip(String text) {
    return IpAddress.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "::ffff:192.0.2.7, 192.0.2.7",
    "::FFFF:C000:207, 192.0.2.7",
    "::, ::",
    "::1, ::1",
    "0:0:0:0:0:0:0:1, ::1",
    "2001:DB8::7, 2001:db8::7",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:0db8:0000:0001:0001:0001:0001:0001, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "1:0:0:0:0:0:0:0, 1::",
    "64:ff9b::192.0.2.7, 64:ff9b::c000:207"
  })
  void an_address_has_one_canonical_text(String text, String canonical) {
    assertThat(ip(text)).hasToString(canonical).isEqualTo(ip(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "camelot.bt",
        "1",
        "127.1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "0x7f.0.0.1",
        "1.2.3.4:80",
        " 1.2.3.4",
        "1.2.3.4\n",
        "١.2.3.4",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "[::1]",
        "fe80::1%eth0",
        "::1.2.3",
        "::ffff:1.2.3.256"
      })
  void other_text_is_no_address(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }

  @Test
  void zone_and_host_name_are_no_part_of_an_address() throws UnknownHostException {
    byte[] local = ip("fe80::1").address().getAddress();
    var zoned = new IpAddress(Inet6Address.getByAddress("gate", local, 3));

    assertThat(zoned).isEqualTo(ip("fe80::1")).hasToString("fe80::1");
    assertThat(new IpAddress(InetAddress.getByAddress("camelot.bt", new byte[] {1, 2, 3, 4})))
        .isEqualTo(ip("1.2.3.4"));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.255.255.254, true",
    "::1, true",
    "::ffff:127.0.0.1, true",
    "128.0.0.1, false",
    "::2, false",
    "10.0.0.1, false"
  })
  void loopback_addresses_are_known(String text, boolean loopback) {
    assertThat(ip(text).isLoopback()).isEqualTo(loopback);
  }
}
