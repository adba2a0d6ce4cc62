package dev.portcullis.application.contract.federation;

import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.failure.ProviderUnavailable;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.application.port.out.federation.IdentityProvider.Answer;
import dev.portcullis.application.port.out.federation.IdentityProvider.Identified;
import dev.portcullis.application.port.out.federation.IdentityProvider.NotIdentified;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.CodeVerifier;
import dev.portcullis.domain.federation.ExternalIdentity;
import dev.portcullis.domain.federation.Nonce;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contract of an {@link IdentityProvider}. */
public interface IdentityProviderContract {
  /** Provider under test; the same instance throughout a test. */
  IdentityProvider provider();

  /** Consents as {@code person}, whose browser was sent to {@code authorizationUrl}. */
  Code agree(URI authorizationUrl, ExternalIdentity person);

  /** Makes the provider unreachable for the rest of the test. */
  void breakDown();

  @Test
  default void a_user_who_consents_is_identified_with_everything_the_provider_states() {
    for (boolean verified : new boolean[] {true, false}) {
      var person = new ExternalIdentity(text(), Optional.of(email()), verified);

      assertThat(identified(person)).isEqualTo(person);
    }
  }

  @Test
  default void a_user_without_an_address_is_identified_without_one() {
    var person = new ExternalIdentity(text(), Optional.empty(), false);

    assertThat(identified(person)).isEqualTo(person);
  }

  @Test
  default void a_user_has_the_same_account_id_at_every_sign_in() {
    var person = somebody();

    assertThat(identified(person).accountId()).isEqualTo(identified(person).accountId());
  }

  @Test
  default void the_provider_gives_an_access_token() {
    AuthorizationContext context = context();
    Code code = agree(url(context), somebody());

    assertThat(provider().identify(code, Optional.empty(), context))
        .isInstanceOfSatisfying(
            Identified.class, known -> assertThat(known.tokens().access()).isNotBlank());
  }

  @Test
  default void the_authorization_url_contains_the_exact_state_and_redirect_uri() {
    AuthorizationContext context = context();
    String state = "s-" + text() + "._~";

    String query = provider().authorizationUrl(context, state, Scopes.NONE).getRawQuery();

    assertThat(parameters(query))
        .contains("state=" + state, "redirect_uri=" + context.redirectUri());
    assertThat(parameters(query)).contains("code_challenge_method=S256", "response_type=code");
  }

  @Test
  default void the_authorization_url_contains_no_secret() {
    AuthorizationContext context = context();

    assertThat(url(context).toString()).doesNotContain(context.codeVerifier().value());
  }

  @Test
  default void the_authorization_url_contains_the_requested_scopes() {
    var scopes = new Scopes(List.of("openid", "email", "custom:scope"));

    URI url = provider().authorizationUrl(context(), text(), scopes);

    assertThat(parameters(url.getRawQuery())).contains("scope=openid email custom:scope");
  }

  @Test
  default void a_code_works_only_once() {
    AuthorizationContext context = context();
    Code code = agree(url(context), somebody());
    provider().identify(code, Optional.empty(), context);

    assertRefused(provider().identify(code, Optional.empty(), context));
  }

  @Test
  default void a_code_is_refused_with_another_code_verifier() {
    AuthorizationContext context = context();
    Code code = agree(url(context), somebody());
    var stranger = new AuthorizationContext(codeVerifier(), context.nonce(), context.redirectUri());

    assertRefused(provider().identify(code, Optional.empty(), stranger));
  }

  @Test
  default void a_code_is_refused_with_another_redirect_uri() {
    AuthorizationContext context = context();
    Code code = agree(url(context), somebody());
    var elsewhere =
        new AuthorizationContext(
            context.codeVerifier(), context.nonce(), context.redirectUri() + "/elsewhere");

    assertRefused(provider().identify(code, Optional.empty(), elsewhere));
  }

  @Test
  default void a_forged_code_is_refused() {
    assertRefused(provider().identify(new Code(text()), Optional.empty(), context()));
  }

  @Test
  default void an_unreachable_provider_is_reported_as_unavailable() {
    AuthorizationContext context = context();
    Code code = agree(url(context), somebody());

    breakDown();

    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(() -> provider().identify(code, Optional.empty(), context))
        .withMessageNotContainingAny(code.value(), context.codeVerifier().value());
  }

  private ExternalIdentity identified(ExternalIdentity person) {
    AuthorizationContext context = context();
    Code code = agree(url(context), person);
    Answer answer = provider().identify(code, Optional.empty(), context);
    assertThat(answer).isInstanceOf(Identified.class);
    return ((Identified) answer).identity();
  }

  private URI url(AuthorizationContext context) {
    return provider().authorizationUrl(context, text(), Scopes.NONE);
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            NotIdentified.class, refused -> assertThat(refused.problem()).isNotBlank());
  }

  private static ExternalIdentity somebody() {
    return new ExternalIdentity(text(), Optional.of(email()), true);
  }

  private static AuthorizationContext context() {
    return new AuthorizationContext(
        codeVerifier(), new Nonce(text()), "https://camelot.example/auth/grail/callback");
  }

  private static CodeVerifier codeVerifier() {
    return new CodeVerifier((text() + text()).substring(0, 43));
  }

  private static List<String> parameters(String query) {
    return List.of(query.split("&", -1)).stream()
        .map(parameter -> URLDecoder.decode(parameter, UTF_8))
        .toList();
  }
}
