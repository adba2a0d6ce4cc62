package dev.portcullis.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.adapters.grpc.call.ProtoMapper;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.federation.ExternalIdentity;
import dev.portcullis.proto.v1.CompleteAuthorizationRequest;
import dev.portcullis.proto.v1.GetAuthorizationUrlRequest;
import dev.portcullis.proto.v1.OAuthAccount;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Log-in of a native client with a provider. */
final class ProviderLogInTest {
  private static final ExternalIdentity GALAHAD = NativeClient.person("galahad");
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private TestGrpcServer server;
  private NativeClient client;

  @BeforeEach
  void start() {
    start(TestGrpcServerOptions.USUAL);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void start(TestGrpcServerOptions options) {
    server = new TestGrpcServer(options);
    client = NativeClient.to(server);
  }

  private void restart(TestGrpcServerOptions options) {
    stop();
    start(options);
  }

  /** Requests an authorization URL, and returns the request that completes the log-in. */
  private CompleteAuthorizationRequest.Builder answer() {
    return client.answer(client.ask(), GALAHAD);
  }

  private void deactivate(EmailAddress email) {
    var account = server.storage.users().findByEmail(email).orElseThrow();
    var ending = new SessionRevocation.All();
    var unused = TestData.changed(server.storage, account, TestData.activation(false), ending);
  }

  @Test
  void a_new_user_gets_an_account_and_a_token() {
    var login = client.complete(answer()).getLogin();

    assertThat(login.getTokenType()).isEqualTo("bearer");
    assertThat(login.getExpireTime())
        .isEqualTo(
            ProtoMapper.timestamp(
                TestData.NOW.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS)));
    var user = client.with(login.getAccessToken()).me();
    assertThat(user.getEmail()).isEqualTo("galahad@camelot.bt");
    assertThat(user.getIsActive()).isTrue();
    assertThat(user.getIsVerified()).isFalse();
    assertThat(user.getOauthAccountsList())
        .extracting(OAuthAccount::getProvider, OAuthAccount::getAccountId)
        .containsExactly(tuple("grail", "galahad"));
  }

  @Test
  void a_known_account_logs_in_with_a_changed_address() {
    var before = client.with(client.logIn(GALAHAD)).me();
    var moved =
        new ExternalIdentity("galahad", Optional.of(new EmailAddress("g@sarras.example")), true);

    var after = client.with(client.logIn(moved)).me();

    assertThat(after.getId()).isEqualTo(before.getId());
    assertThat(after.getEmail()).isEqualTo(before.getEmail());
    assertThat(after.getOauthAccountsList())
        .extracting(OAuthAccount::getAccountEmail)
        .containsExactly("g@sarras.example");
  }

  @Test
  void a_token_of_a_cookie_backend_is_valid_as_a_bearer_token() {
    var asked = client.ask(GetAuthorizationUrlRequest.newBuilder().setProvider("chalice"));

    var login = client.complete(client.answer(asked, GALAHAD).setProvider("chalice")).getLogin();

    assertThat(login.getAccessToken()).startsWith("cookie.");
    assertThat(login.getTokenType()).isEqualTo("bearer");
    assertThat(client.with(login.getAccessToken()).me().getEmail()).isEqualTo("galahad@camelot.bt");
  }

  @Test
  void the_issuer_of_the_response_is_passed_to_the_provider() {
    client.complete(answer().setIssuer("https://provider.example"));
    client.complete(answer());

    assertThat(server.witness.issuers())
        .containsExactly(Optional.of("https://provider.example"), Optional.empty());
  }

  @Test
  void an_address_of_an_existing_user_is_refused() {
    var registered = NativeClient.registered(server, "galahad@camelot.bt");

    assertThat(client.refusal(answer()).code())
        .isEqualTo("ALREADY_EXISTS OAUTH_USER_ALREADY_EXISTS");
    assertThat(registered.accounts()).isEmpty();
  }

  @Test
  void a_new_user_needs_an_address() {
    var nameless = new ExternalIdentity("galahad", Optional.empty(), false);

    assertThat(client.refusal(client.answer(client.ask(), nameless)).code())
        .isEqualTo("FAILED_PRECONDITION OAUTH_NOT_AVAILABLE_EMAIL");
  }

  @Test
  void an_inactive_user_gets_the_error_of_bad_credentials() {
    client.logIn(GALAHAD);
    deactivate(GALAHAD.email().orElseThrow());

    assertThat(client.refusal(answer()).code()).isEqualTo("UNAUTHENTICATED LOGIN_BAD_CREDENTIALS");
  }

  @Test
  void an_unverified_user_is_refused_where_verification_is_required() {
    restart(TestGrpcServerOptions.USUAL.requiringVerification());

    assertThat(client.refusal(answer()).code())
        .isEqualTo("FAILED_PRECONDITION LOGIN_USER_NOT_VERIFIED");
  }

  @Test
  void a_new_user_is_refused_where_custom_fields_are_required() {
    restart(TestGrpcServerOptions.USUAL.with(new EverybodyHasATitle()));

    assertThat(client.refusal(answer()).code())
        .isEqualTo("FAILED_PRECONDITION OAUTH_REGISTRATION_INCOMPLETE");
  }

  private record EverybodyHasATitle() implements UserSchema {
    @Override
    public Set<String> names() {
      return Set.of("title");
    }

    @Override
    public Attributes withDefaults(Attributes given) {
      return given;
    }

    @Override
    public List<AttributeViolation> violations(Attributes attributes) {
      return List.of(new AttributeViolation(List.of("title"), true, "Field required"));
    }
  }

  @Test
  void a_state_is_invalid_without_its_csrf_token() {
    for (String csrf : List.of("", "nonsense", client.ask().getCsrfToken())) {
      assertThat(client.refusal(answer().setCsrfToken(csrf)).code())
          .isEqualTo("INVALID_ARGUMENT OAUTH_INVALID_STATE");
    }
    assertThat(client.refusal(answer().clearCsrfToken()).code())
        .isEqualTo("INVALID_ARGUMENT OAUTH_INVALID_STATE");
  }

  @Test
  void a_state_works_once() {
    var answer = answer();
    client.complete(answer);

    assertThat(client.refusal(answer).code()).isEqualTo("INVALID_ARGUMENT OAUTH_INVALID_STATE");
  }

  @Test
  void a_state_issued_for_linking_is_refused_for_a_log_in() {
    var associating = NativeClient.registered(server, "bors@camelot.bt");
    var answer = client.answer(associating.askToAssociate(), GALAHAD);

    assertThat(client.refusal(answer).code()).isEqualTo("INVALID_ARGUMENT OAUTH_INVALID_STATE");
  }

  @Test
  void a_state_is_valid_only_for_its_own_provider() {
    assertThat(client.refusal(answer().setProvider("chalice")).code())
        .isEqualTo("INVALID_ARGUMENT OAUTH_INVALID_STATE");
  }

  @Test
  void a_forged_state_cannot_be_decoded() {
    for (String state : List.of("", "nonsense", "🗡", client.ask().getCsrfToken())) {
      assertThat(client.refusal(answer().setState(state)).code())
          .isEqualTo("INVALID_ARGUMENT ACCESS_TOKEN_DECODE_ERROR");
    }
  }

  @Test
  void a_state_is_expired_at_the_instant_of_its_expiry() {
    var intime = answer();
    var late = answer();
    var end = TestData.NOW.plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);

    server.clock.set(end.minus(TestData.MICROSECOND));
    assertThat(client.complete(intime).hasLogin()).isTrue();

    server.clock.set(end);
    assertThat(client.refusal(late).code())
        .isEqualTo("INVALID_ARGUMENT ACCESS_TOKEN_ALREADY_EXPIRED");
  }

  @Test
  void an_error_of_the_provider_is_reported() {
    var refused = client.refusal(client.answer(client.ask()).setError("access_denied"));

    assertThat(refused.code()).isEqualTo("FAILED_PRECONDITION OAUTH_PROVIDER_ERROR");
    assertThat(refused.description()).isEqualTo("The provider answered access_denied");
    assertThat(refused.fields()).isEmpty();
  }

  @Test
  void an_error_overrides_a_code_and_is_repeated_only_if_well_formed() {
    var refused = client.refusal(answer().setError("<script>"));

    assertThat(refused.code()).isEqualTo("FAILED_PRECONDITION OAUTH_PROVIDER_ERROR");
    assertThat(refused.description()).isEqualTo("The provider answered unknown_error");
  }

  @Test
  void a_code_that_the_provider_does_not_confirm_is_refused() {
    var refused = client.refusal(answer().setCode("made-up"));

    assertThat(refused.code()).isEqualTo("FAILED_PRECONDITION OAUTH_PROVIDER_ERROR");
    assertThat(refused.description()).startsWith("The provider did not confirm who you are");
    assertThat(refused.fields()).isEmpty();
  }

  @Test
  void a_provider_that_does_not_answer_is_unavailable() {
    var answer = answer();
    server.identityProvider.breakDown();

    assertThat(client.refusal(answer).code()).isEqualTo("UNAVAILABLE OAUTH_PROVIDER_UNAVAILABLE");
  }

  @Test
  void an_unknown_provider_is_not_found() {
    assertThat(client.refusal(answer().setProvider("round-table")).code())
        .isEqualTo("NOT_FOUND NOT_FOUND");
  }

  @Test
  void all_missing_fields_are_reported_at_once() {
    var refused = client.refusal(CompleteAuthorizationRequest.newBuilder());

    assertThat(refused.code()).isEqualTo("INVALID_ARGUMENT INVALID_INPUT");
    assertThat(refused.fields()).containsExactly("provider", "code", "state");
  }

  @Test
  void an_empty_code_is_a_missing_code() {
    assertThat(client.refusal(answer().setCode("")).fields()).containsExactly("code");
  }

  @Test
  void an_error_needs_no_code() {
    var refused =
        client.refusal(CompleteAuthorizationRequest.newBuilder().setError("access_denied"));

    assertThat(refused.fields()).containsExactly("provider", "state");
  }

  @Test
  void all_overlong_fields_are_reported_at_once() {
    String tooLong = "x".repeat(4097);
    var request =
        CompleteAuthorizationRequest.newBuilder()
            .setProvider("grail")
            .setCode(tooLong)
            .setState(tooLong)
            .setCsrfToken(tooLong)
            .setIssuer("x".repeat(2049));

    assertThat(client.refusal(request).fields())
        .containsExactly("code", "state", "csrf_token", "issuer");
  }
}
