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

/** What an {@link IdentityProvider} must do. */
public interface IdentityProviderContract {
  /** The provider under test; the same one throughout a test. */
  IdentityProvider provider();

  /** Lets {@code person}, whose browser was sent to {@code authorizationUrl}, say yes there. */
  Code agree(URI authorizationUrl, ExternalIdentity person);

  /** From now on, the provider doesn't answer. */
  void breakDown();

  @Test
  default void somebody_who_agrees_is_known_with_everything_the_provider_tells() {
    for (boolean verified : new boolean[] {true, false}) {
      var person = new ExternalIdentity(text(), Optional.of(email()), verified);

      assertThat(identified(person)).isEqualTo(person);
    }
  }

  @Test
  default void somebody_without_an_address_is_known_without_one() {
    var person = new ExternalIdentity(text(), Optional.empty(), false);

    assertThat(identified(person)).isEqualTo(person);
  }

  @Test
  default void somebody_comes_back_as_the_same() {
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
  default void the_browser_takes_along_the_state_and_the_redirect_uri_exactly() {
    AuthorizationContext context = context();
    String state = "s-" + text() + "._~";

    String query = provider().authorizationUrl(context, state, Scopes.NONE).getRawQuery();

    assertThat(parameters(query))
        .contains("state=" + state, "redirect_uri=" + context.redirectUri());
    assertThat(parameters(query)).contains("code_challenge_method=S256", "response_type=code");
  }

  @Test
  default void the_browser_takes_along_no_secret() {
    AuthorizationContext context = context();

    assertThat(url(context).toString()).doesNotContain(context.codeVerifier().value());
  }

  @Test
  default void the_scopes_that_are_asked_for_are_passed_on() {
    var scopes = new Scopes(List.of("openid", "email", "custom:scope"));

    URI url = provider().authorizationUrl(context(), text(), scopes);

    assertThat(parameters(url.getRawQuery())).contains("scope=openid email custom:scope");
  }

  @Test
  default void a_code_works_once() {
    AuthorizationContext context = context();
    Code code = agree(url(context), somebody());
    provider().identify(code, Optional.empty(), context);

    assertRefused(provider().identify(code, Optional.empty(), context));
  }

  @Test
  default void a_code_is_worth_nothing_to_whoever_did_not_ask_for_it() {
    AuthorizationContext context = context();
    Code code = agree(url(context), somebody());
    var stranger = new AuthorizationContext(codeVerifier(), context.nonce(), context.redirectUri());

    assertRefused(provider().identify(code, Optional.empty(), stranger));
  }

  @Test
  default void a_code_is_worth_nothing_at_another_redirect_uri() {
    AuthorizationContext context = context();
    Code code = agree(url(context), somebody());
    var elsewhere =
        new AuthorizationContext(
            context.codeVerifier(), context.nonce(), context.redirectUri() + "/elsewhere");

    assertRefused(provider().identify(code, Optional.empty(), elsewhere));
  }

  @Test
  default void a_made_up_code_is_worth_nothing() {
    assertRefused(provider().identify(new Code(text()), Optional.empty(), context()));
  }

  @Test
  default void a_provider_that_does_not_answer_is_unavailable() {
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
