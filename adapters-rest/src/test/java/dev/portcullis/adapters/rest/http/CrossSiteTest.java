package dev.portcullis.adapters.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawRequest;
import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.network.ForwardingHeader;
import dev.portcullis.domain.network.IpNetwork;
import dev.portcullis.domain.network.TrustedProxies;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cross-site requests that carry this site's cookie. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrossSiteTest {
  private TestRestServer server;
  private Account arthur;

  @BeforeAll
  void start() {
    server = new TestRestServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void createUser() {
    arthur = server.verifiedUser();
  }

  private RawRequest change() {
    return server.call("PATCH", "/users/me").json("{}");
  }

  private static void assertForged(RawResponse answer) {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("CROSS_SITE_REQUEST");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, Cross-Site",
    "Origin, https://mordred.example",
    "Origin, null",
    "Origin, https://auth.camelot.bt.mordred.example",
    "Origin, https://auth.camelot.bt:8443",
    "Origin, http://auth.camelot.bt"
  })
  void a_change_by_cookie_from_another_site_is_refused(String name, String value) {
    String token = server.sessionCookieOf(arthur);

    assertForged(change().cookie(token).with(name, value).send());
    assertForged(server.call("POST", "/auth/cookie/logout").cookie(token).with(name, value).send());
    assertThat(server.isGood(token)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, none",
    "Origin, https://auth.camelot.bt",
    "Origin, HTTPS://AUTH.Camelot.BT",
    "Origin, http://localhost"
  })
  void a_change_by_cookie_from_this_site_is_made(String name, String value) {
    RawResponse answer = change().cookie(server.sessionCookieOf(arthur)).with(name, value).send();

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "https://sibling.camelot.bt",
    "https://auth.camelot.bt:8443",
    "http://localhost:3000",
    "null"
  })
  void a_change_by_cookie_from_another_origin_of_the_same_site_is_refused(String origin) {
    String token = server.sessionCookieOf(arthur);

    assertForged(fromSameSite(change().cookie(token), origin));
    assertForged(fromSameSite(server.call("POST", "/auth/cookie/logout").cookie(token), origin));
    assertThat(server.isGood(token)).isTrue();
  }

  @Test
  void a_log_in_by_cookie_from_another_origin_of_the_same_site_is_refused() {
    String form = "username=" + arthur.user().email() + "&password=" + TestRestServer.PASSWORD;

    assertForged(
        fromSameSite(
            server.call("POST", "/auth/cookie/login").form(form), "https://sibling.camelot.bt"));
  }

  private static RawResponse fromSameSite(RawRequest request, String origin) {
    return request.with("Sec-Fetch-Site", "same-site").with("Origin", origin).send();
  }

  @Test
  void the_scheme_of_the_origin_counts_where_a_trusted_proxy_tells_it() {
    var proxies =
        new TrustedProxies(
            List.of(IpNetwork.parse("127.0.0.0/8")), ForwardingHeader.X_FORWARDED_FOR);
    try (var proxied = new TestRestServer(TestRestServerOptions.USUAL.with(proxies))) {
      RawRequest change =
          proxied
              .call("PATCH", "/users/me")
              .json("{}")
              .cookie(proxied.sessionCookieOf(proxied.verifiedUser()))
              .with("X-Forwarded-Proto", "https");

      assertForged(change.with("Origin", "http://localhost").send());
      assertThat(change.with("Origin", "https://localhost").send().status()).isEqualTo(200);
    }
  }

  @Test
  void fetch_metadata_takes_precedence_over_the_origin() {
    String token = server.sessionCookieOf(arthur);

    assertForged(
        change()
            .cookie(token)
            .with("Sec-Fetch-Site", "cross-site")
            .with("Origin", "https://auth.camelot.bt")
            .send());
  }

  @Test
  void a_request_without_both_headers_is_accepted() {
    assertThat(change().cookie(server.sessionCookieOf(arthur)).send().status()).isEqualTo(200);
  }

  @Test
  void a_read_from_another_site_is_accepted() {
    RawResponse answer =
        server
            .call("GET", "/users/me")
            .cookie(server.sessionCookieOf(arthur))
            .with("Sec-Fetch-Site", "cross-site")
            .send();

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void a_bearer_token_from_another_site_is_accepted() {
    String token = server.bearerTokenOf(arthur);

    RawResponse answer = change().bearer(token).with("Sec-Fetch-Site", "cross-site").send();

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void a_cross_site_log_in_by_cookie_is_refused() {
    String form = "username=" + arthur.user().email() + "&password=" + TestRestServer.PASSWORD;

    assertForged(
        server
            .call("POST", "/auth/cookie/login")
            .form(form)
            .with("Sec-Fetch-Site", "cross-site")
            .send());
  }

  @Test
  void a_cross_site_request_with_an_invalid_cookie_is_unauthorized() {
    RawResponse answer = change().cookie("nonsense").with("Sec-Fetch-Site", "cross-site").send();

    assertThat(answer.status()).isEqualTo(401);
  }
}
