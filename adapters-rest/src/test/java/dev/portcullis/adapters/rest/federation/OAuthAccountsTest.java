package dev.portcullis.adapters.rest.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.adapters.rest.RawRequest;
import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Linked provider accounts of a user: reading and unlinking. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OAuthAccountsTest {
  private TestRestServer server;
  private Account arthur;
  private String token;
  private String superuser;

  @BeforeAll
  void start() {
    server = new TestRestServer();
    superuser = server.bearerTokenOf(server.superuser());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void logIn() {
    arthur = server.verifiedUser();
    token = server.bearerTokenOf(arthur);
  }

  private JsonNode linked() {
    return ProviderRoundTrip.toLink(server, "grail", token)
        .back(ProviderRoundTrip.stranger())
        .json()
        .get("oauth_accounts");
  }

  private static String id(JsonNode accounts) {
    return accounts.get(0).get("id").textValue();
  }

  private RawResponse list(String caller) {
    return server.call("GET", "/users/me/oauth-accounts").bearer(caller).send();
  }

  private RawRequest unlink(String id) {
    return server.call("DELETE", "/users/me/oauth-accounts/" + id);
  }

  @Test
  void answers_with_one_user_contain_the_accounts() {
    JsonNode accounts = linked();

    List<RawRequest> calls =
        List.of(
            server.call("GET", "/users/me").bearer(token),
            server.call("PATCH", "/users/me").bearer(token).json("{}"),
            server.call("GET", "/users/" + arthur.id()).bearer(superuser),
            server.call("PATCH", "/users/" + arthur.id()).bearer(superuser).json("{}"));
    assertThat(calls)
        .allSatisfy(
            call -> assertThat(call.send().json().get("oauth_accounts")).isEqualTo(accounts));
  }

  @Test
  void a_user_without_accounts_has_an_empty_list() {
    JsonNode user = server.call("GET", "/users/me").bearer(token).send().json();

    assertThat(user.get("oauth_accounts").toString()).isEqualTo("[]");
    assertThat(list(token).body()).isEqualTo("{\"oauth_accounts\":[]}");
  }

  @Test
  void lists_and_registrations_do_not_contain_the_accounts() {
    JsonNode unused = linked();
    RawResponse users = server.call("GET", "/users?page_size=1000").bearer(superuser).send();
    RawResponse registered =
        server
            .call("POST", "/auth/register")
            .json("{\"email\":\"bors@camelot.bt\",\"password\":\"guinevere\"}")
            .send();

    assertThat(users.body()).contains(arthur.id().toString()).doesNotContain("oauth_accounts");
    assertThat(registered.status()).isEqualTo(201);
    assertThat(registered.json().has("oauth_accounts")).isFalse();
  }

  @Test
  void without_providers_users_have_no_field_for_accounts() {
    try (var lonely = new TestRestServer(TestRestServerOptions.USUAL.withoutProviders())) {
      String bearer = lonely.bearerTokenOf(lonely.verifiedUser());

      RawResponse me = lonely.call("GET", "/users/me").bearer(bearer).send();
      RawResponse accounts = lonely.call("GET", "/users/me/oauth-accounts").bearer(bearer).send();

      assertThat(me.json().has("oauth_accounts")).isFalse();
      assertThat(accounts.status()).isEqualTo(200);
      assertThat(accounts.body()).isEqualTo("{\"oauth_accounts\":[]}");
    }
  }

  @Test
  void a_custom_field_cannot_replace_the_accounts() {
    try (var sly = new TestRestServer(TestRestServerOptions.USUAL.with(new Sly()))) {
      String bearer = sly.bearerTokenOf(sly.verifiedUser());

      RawResponse me =
          sly.call("PATCH", "/users/me")
              .bearer(bearer)
              .json("{\"oauth_accounts\":\"many\"}")
              .send();

      assertThat(me.json().get("oauth_accounts").toString()).isEqualTo("[]");
    }
  }

  @Test
  void callers_see_their_own_accounts() {
    JsonNode accounts = linked();

    RawResponse answer = list(token);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("oauth_accounts")).isEqualTo(accounts);
    assertThat(answer.body()).doesNotContain("access-");
    assertThat(list(superuser).body()).isEqualTo("{\"oauth_accounts\":[]}");
  }

  @Test
  void an_account_is_unlinked_once() {
    String id = id(linked());

    RawResponse answer = unlink(id).bearer(token).send();

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(list(token).body()).isEqualTo("{\"oauth_accounts\":[]}");
    assertThat(unlink(id).bearer(token).send().code()).isEqualTo("NOT_FOUND");
  }

  @Test
  void unknown_links_and_links_of_other_users_are_not_found() {
    String id = id(linked());
    String lancelot = server.bearerTokenOf(server.verifiedUser());

    for (String other : new String[] {id, UUID.randomUUID().toString(), "no-id", "%20"}) {
      RawResponse answer = unlink(other).bearer(lancelot).send();

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("NOT_FOUND");
    }
    assertThat(id(list(token).json().get("oauth_accounts"))).isEqualTo(id);
  }

  @Test
  void the_only_way_to_log_in_cannot_be_unlinked() {
    String stranger =
        ProviderRoundTrip.toLogIn(server, "grail")
            .back(ProviderRoundTrip.stranger())
            .json()
            .get("access_token")
            .textValue();
    String id = id(list(stranger).json().get("oauth_accounts"));

    RawResponse answer = unlink(id).bearer(stranger).send();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("OAUTH_LAST_WAY_IN");
    assertThat(id(list(stranger).json().get("oauth_accounts"))).isEqualTo(id);
  }

  @Test
  void listing_and_unlinking_require_a_logged_in_user() {
    String id = id(linked());

    assertThat(server.call("GET", "/users/me/oauth-accounts").send().code())
        .isEqualTo("UNAUTHORIZED");
    for (String any : new String[] {id, "no-id"}) {
      assertThat(unlink(any).send().code()).isEqualTo("UNAUTHORIZED");
    }
    assertThat(id(list(token).json().get("oauth_accounts"))).isEqualTo(id);
  }

  @Test
  void a_cross_site_request_cannot_unlink_an_account() {
    String id = id(linked());
    RawRequest call = unlink(id).cookie(server.sessionCookieOf(arthur));

    RawResponse forged = call.with("Sec-Fetch-Site", "cross-site").send();

    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.code()).isEqualTo("CROSS_SITE_REQUEST");
    assertThat(call.with("Sec-Fetch-Site", "same-origin").send().status()).isEqualTo(204);
  }

  /** Schema with a custom field that has the name of the linked accounts. */
  private static final class Sly implements UserSchema {
    @Override
    public Set<String> names() {
      return Set.of("oauth_accounts");
    }

    @Override
    public Attributes withDefaults(Attributes given) {
      return given;
    }

    @Override
    public List<AttributeViolation> violations(Attributes attributes) {
      return List.of();
    }
  }
}
