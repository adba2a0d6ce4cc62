package dev.portcullis.application.contract.federation;

import static dev.portcullis.application.contract.Examples.email;
import static dev.portcullis.application.contract.Examples.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.failure.ProviderUnavailable;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.application.port.out.federation.IdentityProvider.Answer;
import dev.portcullis.application.port.out.federation.IdentityProvider.Identified;
import dev.portcullis.application.port.out.federation.IdentityProvider.NotIdentified;
import dev.portcullis.domain.emaillink.OneTimeSecret;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.ExternalIdentity;
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
    AuthorizationContext handshake = handshake();
    Code code = agree(url(handshake), somebody());

    assertThat(provider().identify(code, Optional.empty(), handshake))
        .isInstanceOfSatisfying(
            Identified.class, known -> assertThat(known.tokens().access()).isNotBlank());
  }

  @Test
  default void the_browser_takes_along_the_state_and_the_redirect_uri_exactly() {
    AuthorizationContext handshake = handshake();
    String state = "s-" + text() + "._~";

    String query = provider().authorizationUrl(handshake, state, Scopes.NONE).getRawQuery();

    assertThat(parameters(query))
        .contains("state=" + state, "redirect_uri=" + handshake.redirectUri());
    assertThat(parameters(query)).contains("code_challenge_method=S256", "response_type=code");
  }

  @Test
  default void the_browser_takes_along_no_secret() {
    AuthorizationContext handshake = handshake();

    assertThat(url(handshake).toString()).doesNotContain(handshake.codeVerifier().value());
  }

  @Test
  default void the_scopes_that_are_asked_for_are_passed_on() {
    var scopes = new Scopes(List.of("openid", "email", "custom:scope"));

    URI url = provider().authorizationUrl(handshake(), text(), scopes);

    assertThat(parameters(url.getRawQuery())).contains("scope=openid email custom:scope");
  }

  @Test
  default void a_code_works_once() {
    AuthorizationContext handshake = handshake();
    Code code = agree(url(handshake), somebody());
    provider().identify(code, Optional.empty(), handshake);

    assertRefused(provider().identify(code, Optional.empty(), handshake));
  }

  @Test
  default void a_code_is_worth_nothing_to_whoever_did_not_ask_for_it() {
    AuthorizationContext handshake = handshake();
    Code code = agree(url(handshake), somebody());
    var stranger = new AuthorizationContext(secret(), handshake.nonce(), handshake.redirectUri());

    assertRefused(provider().identify(code, Optional.empty(), stranger));
  }

  @Test
  default void a_code_is_worth_nothing_at_another_redirect_uri() {
    AuthorizationContext handshake = handshake();
    Code code = agree(url(handshake), somebody());
    var elsewhere =
        new AuthorizationContext(
            handshake.codeVerifier(), handshake.nonce(), handshake.redirectUri() + "/elsewhere");

    assertRefused(provider().identify(code, Optional.empty(), elsewhere));
  }

  @Test
  default void a_made_up_code_is_worth_nothing() {
    assertRefused(provider().identify(new Code(text()), Optional.empty(), handshake()));
  }

  @Test
  default void a_provider_that_does_not_answer_is_unavailable() {
    AuthorizationContext handshake = handshake();
    Code code = agree(url(handshake), somebody());

    breakDown();

    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(() -> provider().identify(code, Optional.empty(), handshake))
        .withMessageNotContainingAny(code.value(), handshake.codeVerifier().value());
  }

  private ExternalIdentity identified(ExternalIdentity person) {
    AuthorizationContext handshake = handshake();
    Code code = agree(url(handshake), person);
    Answer answer = provider().identify(code, Optional.empty(), handshake);
    assertThat(answer).isInstanceOf(Identified.class);
    return ((Identified) answer).identity();
  }

  private URI url(AuthorizationContext handshake) {
    return provider().authorizationUrl(handshake, text(), Scopes.NONE);
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            NotIdentified.class, refused -> assertThat(refused.problem()).isNotBlank());
  }

  private static ExternalIdentity somebody() {
    return new ExternalIdentity(text(), Optional.of(email()), true);
  }

  private static AuthorizationContext handshake() {
    return new AuthorizationContext(
        secret(), secret(), "https://camelot.example/auth/grail/callback");
  }

  private static OneTimeSecret secret() {
    return new OneTimeSecret((text() + text()).substring(0, 43));
  }

  private static List<String> parameters(String query) {
    return List.of(query.split("&", -1)).stream()
        .map(parameter -> URLDecoder.decode(parameter, UTF_8))
        .toList();
  }
}
