package dev.portcullis.adapters.rest.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Query parameters of the list of users. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ListUsersTest {
  private TestRestServer server;
  private String token;

  @BeforeAll
  void start() {
    server = new TestRestServer();
    token = server.bearerTokenOf(server.superuser());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private RawResponse list(String query) {
    return server.call("GET", "/users" + query).bearer(token).send();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%zz",
        "%",
        "%2B5",
        "+5",
        "%2D5",
        "%D9%A5",
        "%EF%BC%95",
        "",
        "0",
        "1001",
        "5.0",
        "5%00",
        "0x5",
        "99999999999",
        "%ff"
      })
  void a_page_size_that_is_no_number_or_out_of_bounds_is_invalid(String size) {
    RawResponse answer = list("?page_size=" + size);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.locs()).containsExactly("[\"query\",\"page_size\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%zz", "", "nonsense", "%00"})
  void a_malformed_page_token_is_invalid(String pageToken) {
    assertThat(list("?page_size=5&page_token=" + pageToken).locs())
        .containsExactly("[\"query\",\"page_token\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?", "?page_size=5", "?page_size=%35", "?page%5Fsize=5", "?other=%zz&&=&a"})
  void unknown_parameters_are_ignored(String query) {
    assertThat(list(query).status()).isEqualTo(200);
  }

  @Test
  void a_page_token_leads_to_the_next_page() {
    server.verifiedUser();

    RawResponse first = list("?page_size=1");
    RawResponse second =
        list("?page_size=1&page_token=" + first.json().get("next_page_token").textValue());

    assertThat(first.json().get("users")).hasSize(1);
    assertThat(second.json().get("users")).hasSize(1).isNotEqualTo(first.json().get("users"));
  }
}
