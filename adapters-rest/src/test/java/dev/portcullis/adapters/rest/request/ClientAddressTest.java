package dev.portcullis.adapters.rest.request;

import static dev.portcullis.domain.network.ForwardingHeader.FORWARDED;
import static dev.portcullis.domain.network.ForwardingHeader.X_FORWARDED_FOR;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.portcullis.adapters.rest.RawRequest;
import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.RestLogCapture;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.domain.network.ForwardingHeader;
import dev.portcullis.domain.network.IpNetwork;
import dev.portcullis.domain.network.TrustedProxies;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Address of the client, with and without reverse proxies. */
final class ClientAddressTest {
  private static TestRestServer trusting(ForwardingHeader header) {
    var loopback = List.of(IpNetwork.parse("127.0.0.0/8"));
    return new TestRestServer(
        TestRestServerOptions.USUAL.with(new TrustedProxies(loopback, header)));
  }

  private static RawRequest registration(TestRestServer server) {
    return server
        .call("POST", "/auth/register")
        .json(
            "{\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(TestData.email(), TestRestServer.PASSWORD));
  }

  /** Sends a registration, and returns the address in the audit log. */
  private static String recorded(TestRestServer server, RawRequest registration) {
    RawResponse answer = registration.send();
    assertThat(answer.status()).isEqualTo(201);
    return server
        .storage
        .events()
        .list(Optional.empty(), Optional.empty(), 1)
        .getFirst()
        .client()
        .address();
  }

  @Test
  void the_header_of_a_trusted_proxy_tells_the_client() {
    try (var server = trusting(X_FORWARDED_FOR)) {
      RawRequest request = registration(server);

      assertThat(recorded(server, request.with("X-Forwarded-For", "203.0.113.9")))
          .isEqualTo("203.0.113.9");
      assertThat(recorded(server, registration(server).with("x-forwarded-for", "[2001:db8::7]:1")))
          .isEqualTo("2001:db8::7");
      assertThat(recorded(server, registration(server).with("Forwarded", "for=203.0.113.9")))
          .isEqualTo("127.0.0.1 (proxy)");
      assertThat(recorded(server, registration(server))).isEqualTo("127.0.0.1 (proxy)");
    }
  }

  @Test
  void only_the_configured_header_is_read() {
    try (var server = trusting(FORWARDED)) {
      assertThat(
              recorded(
                  server,
                  registration(server)
                      .with("X-Forwarded-For", "192.0.2.66")
                      .with("Forwarded", "for=\"[2001:db8::7]:4711\";proto=https")
                      .with("X-Forwarded-For", "192.0.2.66")))
          .isEqualTo("2001:db8::7");
    }
  }

  @Test
  void a_client_that_sends_header_lines_of_its_own_cannot_change_its_address() {
    try (var server = trusting(X_FORWARDED_FOR)) {
      assertThat(
              recorded(
                  server,
                  registration(server)
                      .with("X-Forwarded-For", "192.0.2.66")
                      .with("x-forwarded-for", "127.0.0.1, \"")
                      .with("X-FORWARDED-FOR", "192.0.2.66, 203.0.113.9")
                      .with("X-Forwarded-For", "127.0.0.2")))
          .isEqualTo("203.0.113.9");
    }
  }

  @Test
  void a_list_that_exceeds_the_limit_of_headers_is_refused() {
    try (var server = trusting(X_FORWARDED_FOR)) {
      RawResponse answer =
          registration(server)
              .with("X-Forwarded-For", "192.0.2.66, ".repeat(10_000) + "203.0.113.9")
              .send();

      assertThat(answer.status()).isEqualTo(431);
    }
  }

  @Test
  void the_headers_of_other_peers_are_ignored_with_one_warning() {
    try (var server = new TestRestServer();
        var log = new RestLogCapture()) {
      for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP")) {
        assertThat(recorded(server, registration(server).with(header, "203.0.113.9")))
            .isEqualTo("127.0.0.1 (proxy)");
      }
      assertThat(recorded(server, registration(server).with("X-Forwarded-Host", "camelot.bt")))
          .isEqualTo("127.0.0.1");

      assertThat(log.at(Level.WARN))
          .singleElement()
          .asString()
          .startsWith("REST requests from 127.0.0.1 ")
          .contains("http.trusted-proxies")
          .doesNotContain("203.0.113.9");
    }
  }

  @Test
  void a_direct_client_is_recorded_without_a_warning() {
    try (var server = new TestRestServer();
        var log = new RestLogCapture()) {
      assertThat(recorded(server, registration(server))).isEqualTo("127.0.0.1");
      assertThat(log.at(Level.WARN)).isEmpty();
    }
  }
}
