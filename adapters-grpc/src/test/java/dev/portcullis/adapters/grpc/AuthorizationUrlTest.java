package dev.portcullis.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.proto.v1.GetAuthorizationUrlRequest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Authorization URLs for native clients. */
final class AuthorizationUrlTest {
  private static final String NATIVE = "com.example.camelot:/callback";

  private TestGrpcServer server;
  private NativeClient client;

  @BeforeEach
  void start() {
    server = new TestGrpcServer();
    client = NativeClient.to(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static GetAuthorizationUrlRequest.Builder request() {
    return GetAuthorizationUrlRequest.newBuilder().setProvider("grail");
  }

  private GrpcFailure refusal(GetAuthorizationUrlRequest.Builder request) {
    return GrpcFailure.of(() -> client.ask(request));
  }

  @Test
  void the_authorization_url_does_not_contain_the_csrf_token() {
    var asked = client.ask();

    assertThat(asked.getAuthorizationUrl()).startsWith("https://provider.example/authorize?");
    assertThat(asked.getLifetime().getSeconds()).isEqualTo(600);
    assertThat(asked.getCsrfToken()).isNotEmpty();
    assertThat(asked.getAuthorizationUrl()).doesNotContain(asked.getCsrfToken());
  }

  @Test
  void log_in_and_linking_have_different_redirect_uris() {
    var associating = NativeClient.registered(server, "galahad@camelot.bt");

    assertThat(NativeClient.parameter(client.ask(), "redirect_uri"))
        .isEqualTo("https://camelot.example/auth/grail/callback");
    assertThat(NativeClient.parameter(associating.askToAssociate(), "redirect_uri"))
        .isEqualTo("https://camelot.example/auth/associate/grail/callback");
  }

  @Test
  void the_provider_is_asked_for_the_scopes_of_the_request() {
    var asked = client.ask(request().addScopes("openid").addScopes("email"));

    assertThat(NativeClient.parameter(asked, "scope")).isEqualTo("openid email");
  }

  @Test
  void a_native_app_may_use_an_allowed_redirect_uri() {
    var asked = client.ask(request().setRedirectUri(NATIVE));
    var person = NativeClient.person("galahad");

    assertThat(NativeClient.parameter(asked, "redirect_uri")).isEqualTo(NATIVE);
    assertThat(client.complete(client.answer(asked, person)).hasLogin()).isTrue();
  }

  @Test
  void a_redirect_uri_must_equal_an_allowed_one() {
    for (String uri :
        List.of("", NATIVE + "/", "com.example.camelot:/CALLBACK", "https://thief.example/")) {
      assertThat(refusal(request().setRedirectUri(uri)).code())
          .isEqualTo("INVALID_ARGUMENT OAUTH_INVALID_REDIRECT_URI");
    }
  }

  @Test
  void an_unknown_provider_is_not_found() {
    assertThat(refusal(request().setProvider("round-table")).code())
        .isEqualTo("NOT_FOUND NOT_FOUND");
  }

  @Test
  void all_invalid_fields_are_reported_at_once() {
    var refused =
        refusal(GetAuthorizationUrlRequest.newBuilder().addAllScopes(Collections.nCopies(33, "x")));

    assertThat(refused.code()).isEqualTo("INVALID_ARGUMENT INVALID_INPUT");
    assertThat(refused.fields()).containsExactly("provider", "scopes");
  }

  @Test
  void linking_requires_a_logged_in_user() {
    assertThat(refusal(GetAuthorizationUrlRequest.newBuilder().setAssociate(true)).code())
        .isEqualTo("UNAUTHENTICATED UNAUTHORIZED");
  }

  @Test
  void a_provider_that_does_not_answer_is_unavailable() {
    server.identityProvider.breakDown();

    assertThat(refusal(request()).code()).isEqualTo("UNAVAILABLE OAUTH_PROVIDER_UNAVAILABLE");
  }
}
