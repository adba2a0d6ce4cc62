package dev.portcullis.domain.network;

import static dev.portcullis.domain.network.ForwardingHeader.FORWARDED;
import static dev.portcullis.domain.network.ForwardingHeader.X_FORWARDED_FOR;
import static dev.portcullis.domain.network.IpAddressTest.ip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.domain.network.RequestSource.Kind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private static final IpAddress PROXY = ip("10.0.0.1");
  private static final IpAddress CLIENT = ip("203.0.113.9");

  /** Text with which a client could try to change the reading of the proxies' elements. */
  private static final List<String> HOSTILE =
      List.of(
          "192.0.2.66",
          "127.0.0.1",
          "10.0.0.1",
          "10.0.0.1, 10.0.0.2",
          "for=192.0.2.66",
          "for=\"192.0.2.66",
          "for=\"",
          "\"",
          "\\",
          "\"\\",
          "\\\"",
          "for=\"[::1",
          "for=\"192.0.2.66\\",
          "unknown",
          ",,,,",
          ";",
          "for=192.0.2.66;by=\"",
          "\u00e4\u0000");

  private static TrustedProxies trusting(ForwardingHeader header, String... networks) {
    return new TrustedProxies(Stream.of(networks).map(IpNetwork::parse).toList(), header);
  }

  private static final TrustedProxies BY_LIST =
      trusting(X_FORWARDED_FOR, "10.0.0.0/8", "fd00::/8", "198.51.100.7");
  private static final TrustedProxies BY_STANDARD =
      trusting(FORWARDED, "10.0.0.0/8", "fd00::/8", "198.51.100.7");

  private static Function<String, List<String>> headers(Map<String, List<String>> headers) {
    var caseless = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    caseless.putAll(headers);
    return name -> caseless.getOrDefault(name, List.of());
  }

  private static RequestSource source(TrustedProxies proxies, IpAddress peer, String... lines) {
    return proxies.source(peer, headers(Map.of(proxies.header().headerName(), List.of(lines))));
  }

  private static String listed(String... lines) {
    return source(BY_LIST, PROXY, lines).toString();
  }

  private static String standard(String... lines) {
    return source(BY_STANDARD, PROXY, lines).toString();
  }

  @Test
  void without_trusted_proxies_the_peer_is_the_client() {
    assertThat(TrustedProxies.NONE.source(CLIENT, headers(Map.of())))
        .extracting(RequestSource::address, RequestSource::kind)
        .containsExactly(CLIENT, Kind.CLIENT);
    assertThat(source(TrustedProxies.NONE, CLIENT, "192.0.2.66")).hasToString("203.0.113.9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9                           | 203.0.113.9",
        "' \t203.0.113.9 '                     | 203.0.113.9",
        "203.0.113.9:4711                      | 203.0.113.9",
        "2001:db8::7                           | 2001:db8::7",
        "[2001:db8::7]                         | 2001:db8::7",
        "[2001:DB8::7]:4711                    | 2001:db8::7",
        "::ffff:203.0.113.9                    | 203.0.113.9",
        "[::ffff:203.0.113.9]:4711             | 203.0.113.9",
        "192.0.2.66, 203.0.113.9               | 203.0.113.9",
        "203.0.113.9, 10.0.0.2                 | 203.0.113.9",
        "203.0.113.9, 10.0.0.3, fd00::2        | 203.0.113.9",
        "203.0.113.9, ::ffff:10.0.0.2          | 203.0.113.9",
        "192.0.2.66, 203.0.113.9, 198.51.100.7 | 203.0.113.9",
        "203.0.113.9,, , 10.0.0.2,             | 203.0.113.9",
        "10.0.0.66, 10.0.0.2                   | 10.0.0.66",
        "127.0.0.1                             | 127.0.0.1"
      })
  void the_first_address_from_the_right_that_is_not_trusted_is_the_client(
      String header, String client) {
    assertThat(listed(header)).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=203.0.113.9                                      | 203.0.113.9",
        "For=203.0.113.9                                      | 203.0.113.9",
        "for=\"203.0.113.9:4711\"                             | 203.0.113.9",
        "for=203.0.113.9:4711                                 | 203.0.113.9",
        "for=\"[2001:db8::7]\"                                | 2001:db8::7",
        "for=\"[2001:db8::7]:4711\"                           | 2001:db8::7",
        "for=\"[2001:db8::7]:_port.1\"                        | 2001:db8::7",
        "by=10.0.0.1;for=203.0.113.9;proto=https              | 203.0.113.9",
        "for=203.0.113.9 ; by=10.0.0.1 ;                      | 203.0.113.9",
        "for=\"203.0.\\113.9\"                                | 203.0.113.9",
        "for=203.0.113.9;host=\"a,b;c\\\"d\"                  | 203.0.113.9",
        "for=192.0.2.66, for=203.0.113.9                      | 203.0.113.9",
        "for=203.0.113.9, for=10.0.0.2, for=\"[fd00::2]\"     | 203.0.113.9",
        "for=203.0.113.9;by=_a, for=10.0.0.2;by=\"_b, for=c\" | 203.0.113.9"
      })
  void the_standard_header_is_read_the_same_way(String header, String client) {
    assertThat(standard(header)).isEqualTo(client);
  }

  @Test
  void several_header_lines_are_one_list() {
    assertThat(listed("192.0.2.66", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(listed("192.0.2.66, 203.0.113.9", "10.0.0.2")).isEqualTo("203.0.113.9");
    assertThat(listed("203.0.113.9", "", "10.0.0.2")).isEqualTo("203.0.113.9");
    assertThat(standard("for=192.0.2.66", "for=203.0.113.9")).isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "_hidden",
        "camelot.bt",
        "203.0.113.9:port",
        "203.0.113.9:123456",
        "203.0.113.256",
        "[2001:db8::7",
        "2001:db8::7]",
        "[2001:db8::7]x",
        "fe80::1%eth0",
        "203.0.113.9/32",
        "203.0.113.9 192.0.2.66",
        "\"203.0.113.9\"",
        "for=203.0.113.9"
      })
  void an_entry_that_is_no_address_ends_the_walk_at_the_proxy_that_added_it(String entry) {
    assertThat(listed(entry)).isEqualTo("10.0.0.1 (proxy)");
    assertThat(listed("192.0.2.66, " + entry)).isEqualTo("10.0.0.1 (proxy)");
    assertThat(listed("192.0.2.66, " + entry + ", 10.0.0.2")).isEqualTo("10.0.0.2 (proxy)");
    assertThat(listed(entry + ", 203.0.113.9")).isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for=unknown",
        "for=_hidden",
        "for=\"_hidden:_port\"",
        "proto=https",
        "203.0.113.9",
        "for",
        "for=",
        "=203.0.113.9",
        "for==203.0.113.9",
        "for = 203.0.113.9",
        "for=203.0.113.9 by=10.0.0.1",
        "for=\"203.0.113.9",
        "for=203.0.113.9\"",
        "for=\"203.0.113.9\\",
        "for=\"203.0.113.9\"x",
        "for=203.0.113.9;for=192.0.2.66",
        "for=203.0.113.9;FOR=203.0.113.9",
        "f\u00f6r=203.0.113.9"
      })
  void an_element_without_an_address_ends_the_walk_at_the_proxy_that_added_it(String element) {
    assertThat(standard(element)).isEqualTo("10.0.0.1 (proxy)");
    assertThat(standard("for=192.0.2.66, " + element)).isEqualTo("10.0.0.1 (proxy)");
    assertThat(standard(element + ", for=203.0.113.9")).isEqualTo("203.0.113.9");
  }

  static Stream<String> hostile() {
    return Stream.concat(HOSTILE.stream(), random());
  }

  /** Random text of characters that have a meaning in one of the headers. */
  private static Stream<String> random() {
    String alphabet = "\",;=\\[]:. 1f_for";
    var random = new Random(9);
    return Stream.generate(
            () ->
                random
                    .ints(random.nextInt(40), 0, alphabet.length())
                    .mapToObj(i -> alphabet.substring(i, i + 1))
                    .reduce("", String::concat))
        .limit(2_000);
  }

  @Test
  void a_client_that_sends_the_header_itself_cannot_change_its_address() {
    assertThat(hostile())
        .allSatisfy(
            text -> {
              assertThat(listed(text + ", 203.0.113.9")).isEqualTo("203.0.113.9");
              assertThat(listed(text, "203.0.113.9, 10.0.0.2")).isEqualTo("203.0.113.9");
              assertThat(standard(text + ", for=203.0.113.9;by=10.0.0.1")).isEqualTo("203.0.113.9");
              assertThat(standard(text, "for=\"203.0.113.9:1\", for=10.0.0.2"))
                  .isEqualTo("203.0.113.9");
            });
  }

  @Test
  void the_header_of_another_peer_is_ignored() {
    assertThat(hostile())
        .allSatisfy(
            text -> {
              assertThat(source(BY_LIST, CLIENT, text)).hasToString("203.0.113.9");
              assertThat(source(BY_STANDARD, CLIENT, text)).hasToString("203.0.113.9");
            });
  }

  @Test
  void the_header_that_is_not_configured_is_ignored() {
    var both =
        headers(
            Map.of(
                "X-Forwarded-For", List.of("192.0.2.66"), "Forwarded", List.of("for=192.0.2.1")));

    assertThat(BY_LIST.source(PROXY, both)).hasToString("192.0.2.66");
    assertThat(BY_STANDARD.source(PROXY, both)).hasToString("192.0.2.1");
    assertThat(BY_LIST.source(PROXY, headers(Map.of("Forwarded", List.of("for=192.0.2.66")))))
        .hasToString("10.0.0.1 (proxy)");
  }

  @Test
  void a_trusted_proxy_without_the_header_is_known_as_a_proxy() {
    assertThat(BY_LIST.source(PROXY, headers(Map.of())).kind()).isEqualTo(Kind.TRUSTED_PROXY);
    assertThat(listed("", " , ")).isEqualTo("10.0.0.1 (proxy)");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, X-Forwarded-For",
    "::1, Forwarded",
    "10.1.2.3, X-Forwarded-For",
    "172.17.0.1, x-forwarded-for",
    "192.168.1.1, forwarded",
    "169.254.1.1, X-Real-IP",
    "100.64.0.1, X-Forwarded-For",
    "fd00::1, X-Forwarded-For",
    "fe80::1, X-Forwarded-For"
  })
  void an_internal_peer_that_forwards_without_being_trusted_is_a_proxy(String peer, String header) {
    var source =
        TrustedProxies.NONE.source(ip(peer), headers(Map.of(header, List.of("192.0.2.66"))));

    assertThat(source.kind()).isEqualTo(Kind.UNTRUSTED_PROXY);
    assertThat(source).hasToString(peer + " (proxy)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.9", "172.32.0.1", "100.128.0.1", "2001:db8::7", "fec0::1"})
  void a_peer_on_the_internet_that_forwards_is_a_client(String peer) {
    var source = source(TrustedProxies.NONE, ip(peer), "192.0.2.66");

    assertThat(source.kind()).isEqualTo(Kind.CLIENT);
    assertThat(source).hasToString(peer);
  }

  @Test
  void an_internal_peer_that_does_not_forward_is_a_client() {
    assertThat(TrustedProxies.NONE.source(ip("10.1.2.3"), headers(Map.of())).kind())
        .isEqualTo(Kind.CLIENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "https         | https",
        "HTTPS         | https",
        "http          | http",
        "https, http   | http",
        "gopher        | none",
        "https://evil  | none",
        "''            | none"
      })
  void the_scheme_is_the_one_that_the_nearest_proxy_tells(String value, String scheme) {
    var forwarded =
        headers(
            Map.of("X-Forwarded-For", List.of("203.0.113.9"), "X-Forwarded-Proto", List.of(value)));

    assertThat(BY_LIST.source(PROXY, forwarded).scheme().orElse(null)).isEqualTo(scheme);
    assertThat(BY_LIST.source(CLIENT, forwarded).scheme()).isEmpty();
    assertThat(BY_STANDARD.source(PROXY, forwarded).scheme()).isEmpty();
  }

  @Test
  void the_scheme_in_the_standard_header_is_that_of_the_clients_request() {
    assertThat(
            source(
                    BY_STANDARD,
                    PROXY,
                    "for=192.0.2.66;proto=http, for=203.0.113.9;proto=HTTPS, for=10.0.0.2;proto=http")
                .scheme())
        .contains("https");
  }

  @Test
  @Timeout(30)
  void a_header_of_any_length_is_read_in_linear_time() {
    int times = 100_000;
    List<String> parts =
        List.of(
            "\"", "\\", "\\\"", ",", ":", "[:", "1.", "for=", "for=\"a\";", "10.0.0.2", "for=\"\\");

    assertThat(parts)
        .flatMap(part -> List.of(part.repeat(times), (part + ",").repeat(times)))
        .allSatisfy(
            header -> {
              assertThat(listed(header)).isNotEmpty();
              assertThat(standard(header)).isNotEmpty();
            });
  }

  @Test
  void a_list_of_ten_thousand_entries_is_read_to_its_end() {
    assertThat(listed("203.0.113.9" + ", 10.0.0.2".repeat(10_000))).isEqualTo("203.0.113.9");
    assertThat(standard("for=203.0.113.9" + ", for=10.0.0.2".repeat(10_000)))
        .isEqualTo("203.0.113.9");
  }
}
