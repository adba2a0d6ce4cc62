package dev.portcullis.acceptance.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.GrpcApi;
import dev.portcullis.acceptance.Mailbox;
import dev.portcullis.acceptance.Outcome;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.ServerUnderTest;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.acceptance.federation.OAuthApi.Authorization;
import dev.portcullis.acceptance.federation.OAuthApi.LinkedAccount;
import dev.portcullis.acceptance.federation.OAuthApi.Return;
import dev.portcullis.acceptance.federation.OAuthApi.Wish;
import dev.portcullis.adapters.oauth.testing.Browser;
import dev.portcullis.adapters.oauth.testing.OAuthServer;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.adapters.oauth.testing.ScriptedResponse;
import dev.portcullis.bootstrap.Extensions;
import dev.portcullis.bootstrap.Portcullis;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sign-in with two providers, through both protocols and on both databases. {@code trustedProvider}
 * speaks OpenID Connect, and its verified addresses are trusted. {@code untrustedProvider} speaks
 * OAuth 2, and its addresses aren't.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class ProviderSignInTest {
  private static final AtomicInteger IDS = new AtomicInteger();
  private static final String NATIVE = "com.example.camelot:/callback";

  private final OidcServer trustedProvider = new OidcServer(InstantSource.system());
  private final OAuthServer untrustedProvider = new OAuthServer();
  private final List<Portcullis> servers = new ArrayList<>();
  private final List<ProtocolUnderTest> protocols = new ArrayList<>();

  /** A protocol on a database. */
  record ProtocolUnderTest(String name, Map<String, String> settings, Mailbox mailbox, Api api)
      implements ServerUnderTest {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  void start() {
    start("SQLite", TestServers.settings());
    start("PostgreSQL", TestServers.postgresSettings());
  }

  private void start(String database, Map<String, String> settings) {
    settings.putAll(of("ABBEY", "CLIENT_ID", OidcServer.CLIENT_ID));
    settings.putAll(of("ABBEY", "CLIENT_SECRET", OidcServer.CLIENT_SECRET));
    settings.putAll(of("ABBEY", "ISSUER", trustedProvider.issuer().toString()));
    settings.putAll(of("ABBEY", "ASSOCIATE_BY_EMAIL", "true"));
    settings.putAll(of("ABBEY", "VERIFIED_BY_DEFAULT", "true"));
    settings.putAll(of("ABBEY", "NATIVE_REDIRECT_URIS", NATIVE));
    settings.putAll(of("INN", "CLIENT_ID", OAuthServer.CLIENT_ID));
    settings.putAll(of("INN", "CLIENT_SECRET", OAuthServer.CLIENT_SECRET));
    settings.putAll(
        of("INN", "AUTHORIZE_ENDPOINT", untrustedProvider.authorizeEndpoint().toString()));
    settings.putAll(of("INN", "TOKEN_ENDPOINT", untrustedProvider.tokenEndpoint().toString()));
    settings.putAll(
        of("INN", "USERINFO_ENDPOINT", untrustedProvider.userinfoEndpoint().toString()));
    settings.putAll(of("INN", "ID_CLAIM", "id"));
    settings.putAll(of("INN", "EMAIL_VERIFIED_CLAIM", "verified"));
    var mailbox = new Mailbox();
    var server =
        TestServers.start(settings, InstantSource.system(), Extensions.NONE.withMailer(mailbox));
    servers.add(server);
    protocols.add(
        new ProtocolUnderTest(
            "REST on " + database, settings, mailbox, new RestApi(server.httpPort())));
    protocols.add(
        new ProtocolUnderTest(
            "gRPC on " + database, settings, mailbox, new GrpcApi(server.grpcPort())));
  }

  private static Map<String, String> of(String provider, String key, String value) {
    return Map.of("PORTCULLIS_OAUTH_PROVIDERS_%s_%s".formatted(provider, key), value);
  }

  @AfterAll
  void stop() {
    protocols.forEach(protocol -> protocol.api().close());
    servers.forEach(Portcullis::close);
    trustedProvider.close();
    untrustedProvider.close();
  }

  Stream<ProtocolUnderTest> protocols() {
    return protocols.stream();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_first_sign_in_creates_an_account_and_later_ones_use_it(ProtocolUnderTest protocol) {
    String id = newId();
    String email = ServerUnderTest.newEmail();

    Person first = me(protocol, signIn(protocol, "abbey", id, Optional.of(email), true).value());
    Person again = me(protocol, signIn(protocol, "abbey", id, Optional.of(email), true).value());

    assertThat(first.email()).isEqualTo(email);
    assertThat(first.verified()).isTrue();
    assertThat(again).isEqualTo(first);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_provider_without_openid_connect_is_supported(ProtocolUnderTest protocol) {
    String email = ServerUnderTest.newEmail();

    String token = signIn(protocol, "inn", newId(), Optional.of(email), true).value();

    assertThat(me(protocol, token).email()).isEqualTo(email);
    assertThat(me(protocol, token).verified()).isFalse();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_claimed_address_is_refused_unless_a_trusted_provider_has_verified_it(
      ProtocolUnderTest protocol) {
    Person arthur = protocol.newPerson();
    String token = protocol.tokenOf(arthur);
    Optional<String> email = Optional.of(arthur.email().toUpperCase(Locale.ROOT));

    assertThat(signIn(protocol, "inn", newId(), email, true).code())
        .isEqualTo("OAUTH_USER_ALREADY_EXISTS");
    assertThat(signIn(protocol, "abbey", newId(), email, false).code())
        .isEqualTo("OAUTH_USER_ALREADY_EXISTS");
    assertThat(protocol.api().me(token).code()).isEqualTo("OK");

    assertThat(me(protocol, signIn(protocol, "abbey", newId(), email, true).value()).id())
        .isEqualTo(arthur.id());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void the_owners_sign_in_ends_the_access_of_an_attacker_who_registered_the_address_first(
      ProtocolUnderTest protocol) {
    Person squatted = protocol.newPerson();
    String squatter = protocol.tokenOf(squatted);
    associate(protocol, squatter, "inn", newId(), Optional.of(ServerUnderTest.newEmail())).value();

    String owner = signIn(protocol, "abbey", newId(), Optional.of(squatted.email()), true).value();

    assertThat(me(protocol, owner).id()).isEqualTo(squatted.id());
    assertThat(me(protocol, owner).verified()).isTrue();
    assertThat(protocol.api().me(squatter).code()).isEqualTo("UNAUTHORIZED");
    assertThat(protocol.logIn(squatted.email(), ServerUnderTest.PASSWORD).code())
        .isEqualTo("LOGIN_BAD_CREDENTIALS");
    assertThat(protocol.api().oauth().accounts(owner).value())
        .extracting(LinkedAccount::provider)
        .containsExactly("abbey");
  }

  /** The attacker registers the owner's address first, and waits until the owner verifies it. */
  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_reset_by_the_owner_ends_the_access_of_an_attacker_who_linked_an_account_first(
      ProtocolUnderTest protocol) {
    Person prey = protocol.newPerson();
    String attacker = newId();
    Optional<String> attackersEmail = Optional.of(ServerUnderTest.newEmail());
    associate(protocol, protocol.tokenOf(prey), "inn", attacker, attackersEmail).value();
    protocol.verify(protocol.verificationToken(prey)).value();

    protocol.reset(protocol.resetToken(prey), ServerUnderTest.OTHER_PASSWORD).value();

    Outcome<String> signIn = signIn(protocol, "inn", attacker, attackersEmail, true);
    assertThat(me(protocol, signIn.value()).id()).isNotEqualTo(prey.id());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_reset_keeps_an_account_that_was_linked_after_the_address_was_verified(
      ProtocolUnderTest protocol) {
    Person arthur = protocol.newPerson();
    String id = newId();
    Optional<String> email = Optional.of(ServerUnderTest.newEmail());
    protocol.verify(protocol.verificationToken(arthur)).value();
    associate(protocol, protocol.tokenOf(arthur), "inn", id, email).value();

    protocol.reset(protocol.resetToken(arthur), ServerUnderTest.OTHER_PASSWORD).value();

    assertThat(me(protocol, signIn(protocol, "inn", id, email, true).value()).id())
        .isEqualTo(arthur.id());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_reset_keeps_the_account_with_which_the_provider_verified_the_address(
      ProtocolUnderTest protocol) {
    String id = newId();
    Optional<String> email = Optional.of(ServerUnderTest.newEmail());
    Person arthur = me(protocol, signIn(protocol, "abbey", id, email, true).value());

    protocol.reset(protocol.resetToken(arthur), ServerUnderTest.OTHER_PASSWORD).value();

    assertThat(me(protocol, signIn(protocol, "abbey", id, email, true).value()).id())
        .isEqualTo(arthur.id());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_new_user_with_an_address_unverified_by_the_provider_is_unverified(
      ProtocolUnderTest protocol) {
    Optional<String> email = Optional.of(ServerUnderTest.newEmail());

    assertThat(me(protocol, signIn(protocol, "abbey", newId(), email, false).value()).verified())
        .isFalse();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_user_with_a_verified_address_keeps_password_and_sessions(ProtocolUnderTest protocol) {
    Person arthur = protocol.newPerson();
    protocol
        .api()
        .update(protocol.superuserToken(), arthur.id(), Map.of("is_verified", true))
        .value();
    String token = protocol.tokenOf(arthur);

    signIn(protocol, "abbey", newId(), Optional.of(arthur.email()), true).value();

    assertThat(protocol.api().me(token).code()).isEqualTo("OK");
    assertThat(protocol.logIn(arthur.email(), ServerUnderTest.PASSWORD).code()).isEqualTo("OK");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void an_inactive_user_cannot_sign_in(ProtocolUnderTest protocol) {
    String id = newId();
    Optional<String> email = Optional.of(ServerUnderTest.newEmail());
    Person person = me(protocol, signIn(protocol, "abbey", id, email, true).value());
    protocol
        .api()
        .update(protocol.superuserToken(), person.id(), Map.of("is_active", false))
        .value();

    assertThat(signIn(protocol, "abbey", id, email, true).code())
        .isEqualTo("LOGIN_BAD_CREDENTIALS");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_sign_in_without_an_address_is_refused(ProtocolUnderTest protocol) {
    assertThat(signIn(protocol, "abbey", newId(), Optional.empty(), false).code())
        .isEqualTo("OAUTH_NOT_AVAILABLE_EMAIL");
    assertThat(signIn(protocol, "inn", newId(), Optional.empty(), false).code())
        .isEqualTo("OAUTH_NOT_AVAILABLE_EMAIL");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void an_authorization_response_works_once_and_only_with_its_own_secret_and_provider(
      ProtocolUnderTest protocol) {
    Return back = sent(protocol, "abbey", newId(), Optional.of(ServerUnderTest.newEmail()), true);
    Authorization other = protocol.api().oauth().authorize(new Wish("abbey")).value();

    assertThat(protocol.api().oauth().logIn(with(back, "")).code())
        .isEqualTo("OAUTH_INVALID_STATE");
    assertThat(protocol.api().oauth().logIn(with(back, other.csrf())).code())
        .isEqualTo("OAUTH_INVALID_STATE");
    assertThat(
            protocol.api().oauth().logIn(new Return("inn", back.parameters(), back.csrf())).code())
        .isEqualTo("OAUTH_INVALID_STATE");
    assertThat(protocol.api().oauth().logIn(back).code()).isEqualTo("OK");
    assertThat(protocol.api().oauth().logIn(back).code()).isEqualTo("OAUTH_INVALID_STATE");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void of_many_concurrent_uses_of_one_authorization_response_exactly_one_succeeds(
      ProtocolUnderTest protocol) throws Exception {
    Return back = sent(protocol, "abbey", newId(), Optional.of(ServerUnderTest.newEmail()), true);

    var codes = ServerUnderTest.atOnce(12, () -> protocol.api().oauth().logIn(back).code());

    assertThat(codes).containsOnlyOnce("OK");
    assertThat(codes).filteredOn("OAUTH_INVALID_STATE"::equals).hasSize(11);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_forged_state_is_reported_as_undecodable(ProtocolUnderTest protocol) {
    Return back = sent(protocol, "abbey", newId(), Optional.of(ServerUnderTest.newEmail()), true);
    String state = back.parameters().getOrDefault("state", "");

    for (String forged :
        List.of("x", state + "x", state.substring(4), "eyJhbGciOiJub25lIn0.e30.")) {
      assertThat(protocol.api().oauth().logIn(with(back, "state", forged)).code())
          .as(forged)
          .isEqualTo("ACCESS_TOKEN_DECODE_ERROR");
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void an_injected_code_of_another_flow_is_refused(ProtocolUnderTest protocol) {
    Return mine = sent(protocol, "abbey", newId(), Optional.of(ServerUnderTest.newEmail()), true);
    Return others = sent(protocol, "abbey", newId(), Optional.of(ServerUnderTest.newEmail()), true);

    String code = others.parameters().getOrDefault("code", "");
    assertThat(protocol.api().oauth().logIn(with(mine, "code", code)).code())
        .isEqualTo("OAUTH_PROVIDER_ERROR");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_refusal_at_the_provider_is_reported(ProtocolUnderTest protocol) {
    Authorization authorization = protocol.api().oauth().authorize(new Wish("abbey")).value();
    trustedProvider.refuse("access_denied");

    Return back = new Return("abbey", Browser.visit(authorization.url()), authorization.csrf());

    assertThat(protocol.api().oauth().logIn(back).code()).isEqualTo("OAUTH_PROVIDER_ERROR");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_provider_that_is_down_or_answers_malformed_responses_creates_no_account(
      ProtocolUnderTest protocol) {
    String id = newId();
    Optional<String> email = Optional.of(ServerUnderTest.newEmail());
    Return toDown = sent(protocol, "inn", id, email, true);
    Return toLiar = sent(protocol, "inn", id, email, true);
    Return toHtml = sent(protocol, "inn", id, email, true);

    untrustedProvider.answers(untrustedProvider.tokenEndpoint(), ScriptedResponse.json(500, "{}"));
    assertThat(protocol.api().oauth().logIn(toDown).code()).isEqualTo("OAUTH_PROVIDER_UNAVAILABLE");
    untrustedProvider.answersAsUsual(untrustedProvider.tokenEndpoint());
    untrustedProvider.answers(
        untrustedProvider.userinfoEndpoint(), ScriptedResponse.json(200, "[]"));
    assertThat(protocol.api().oauth().logIn(toLiar).code()).isEqualTo("OAUTH_PROVIDER_ERROR");
    untrustedProvider.answers(untrustedProvider.userinfoEndpoint(), ScriptedResponse.html(200));
    assertThat(protocol.api().oauth().logIn(toHtml).code()).isEqualTo("OAUTH_PROVIDER_ERROR");
    untrustedProvider.answersAsUsual(untrustedProvider.userinfoEndpoint());

    assertThat(
            protocol
                .api()
                .register(
                    Map.of("email", email.orElseThrow(), "password", ServerUnderTest.PASSWORD))
                .code())
        .isEqualTo("OK");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_linked_account_is_listed_and_can_be_used_to_sign_in(ProtocolUnderTest protocol) {
    Person arthur = protocol.newPerson();
    String token = protocol.tokenOf(arthur);
    String id = newId();
    String email = ServerUnderTest.newEmail();

    associate(protocol, token, "inn", id, Optional.of(email)).value();

    assertThat(protocol.api().oauth().accounts(token).value())
        .extracting(LinkedAccount::provider, LinkedAccount::accountId, LinkedAccount::accountEmail)
        .containsExactly(tuple("inn", id, email));
    assertThat(me(protocol, signIn(protocol, "inn", id, Optional.of(email), true).value()).id())
        .isEqualTo(arthur.id());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void an_account_linked_to_another_user_is_refused(ProtocolUnderTest protocol) {
    String id = newId();
    Optional<String> email = Optional.of(ServerUnderTest.newEmail());
    signIn(protocol, "inn", id, email, true).value();
    String token = protocol.tokenOf(protocol.newPerson());

    assertThat(associate(protocol, token, "inn", id, email).code())
        .isEqualTo("OAUTH_USER_ALREADY_EXISTS");

    assertThat(protocol.api().oauth().accounts(token).value()).isEmpty();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_state_issued_for_one_user_cannot_be_used_by_another(ProtocolUnderTest protocol) {
    String token = protocol.tokenOf(protocol.newPerson());
    String other = protocol.tokenOf(protocol.newPerson());
    Return back =
        sentToLink(protocol, token, "inn", newId(), Optional.of(ServerUnderTest.newEmail()));

    assertThat(protocol.api().oauth().associate(other, back).code())
        .isEqualTo("OAUTH_INVALID_STATE");
    assertThat(protocol.api().oauth().associate("", back).code()).isEqualTo("UNAUTHORIZED");
    assertThat(protocol.api().oauth().logIn(back).code()).isEqualTo("OAUTH_INVALID_STATE");
    assertThat(protocol.api().oauth().associate(token, back).code()).isEqualTo("OK");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void linking_requires_a_logged_in_user(ProtocolUnderTest protocol) {
    assertThat(protocol.api().oauth().authorizeAssociation("", new Wish("abbey")).code())
        .isEqualTo("UNAUTHORIZED");
    assertThat(protocol.api().oauth().accounts("").code()).isEqualTo("UNAUTHORIZED");
    assertThat(protocol.api().oauth().unlink("", newId()).code()).isEqualTo("UNAUTHORIZED");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void the_only_way_to_log_in_cannot_be_unlinked_until_a_password_is_set(
      ProtocolUnderTest protocol) {
    String id = newId();
    String token =
        signIn(protocol, "inn", id, Optional.of(ServerUnderTest.newEmail()), true).value();
    String link = protocol.api().oauth().accounts(token).value().getFirst().id();
    String stranger = protocol.tokenOf(protocol.newPerson());

    assertThat(protocol.api().oauth().unlink(stranger, link).code()).isEqualTo("NOT_FOUND");
    assertThat(protocol.api().oauth().unlink(token, "nonsense").code()).isEqualTo("NOT_FOUND");
    assertThat(protocol.api().oauth().unlink(token, link).code()).isEqualTo("OAUTH_LAST_WAY_IN");

    protocol.api().updateMe(token, Map.of("password", ServerUnderTest.OTHER_PASSWORD)).value();
    assertThat(protocol.api().oauth().unlink(token, link).code()).isEqualTo("OK");
    assertThat(protocol.api().oauth().accounts(token).value()).isEmpty();
    assertThat(protocol.api().oauth().unlink(token, link).code()).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void a_native_app_may_use_only_an_allowed_redirect_uri(ProtocolUnderTest protocol) {
    trustedProvider.person(newId(), Optional.of(ServerUnderTest.newEmail()), true);
    var wish = new Wish("abbey", List.of("openid", "email"), Optional.of(NATIVE));
    Authorization authorization = protocol.api().oauth().authorize(wish).value();

    Return back = new Return("abbey", Browser.visit(authorization.url()), authorization.csrf());

    assertThat(protocol.api().oauth().logIn(back).code()).isEqualTo("OK");
    var elsewhere = new Wish("abbey", List.of(), Optional.of("https://evil.example/"));
    assertThat(protocol.api().oauth().authorize(elsewhere).code())
        .isEqualTo("OAUTH_INVALID_REDIRECT_URI");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("protocols")
  void unknown_providers_and_invalid_parameters_are_reported(ProtocolUnderTest protocol) {
    Return back = sent(protocol, "abbey", newId(), Optional.of(ServerUnderTest.newEmail()), true);
    var withoutCode = new HashMap<>(back.parameters());
    withoutCode.remove("code");

    assertThat(protocol.api().oauth().authorize(new Wish("nowhere")).code()).isEqualTo("NOT_FOUND");
    assertThat(protocol.api().oauth().logIn(new Return("nowhere", back.parameters(), "x")).code())
        .isEqualTo("NOT_FOUND");
    assertThat(protocol.api().oauth().logIn(new Return("abbey", withoutCode, back.csrf())).fields())
        .containsExactly("code");
    assertThat(protocol.api().oauth().logIn(with(back, "code", "c".repeat(4097))).fields())
        .containsExactly("code");
    var spaced = new Wish("abbey", List.of("open id"), Optional.empty());
    assertThat(protocol.api().oauth().authorize(spaced).fields()).containsExactly("scopes");
  }

  private Outcome<String> signIn(
      ProtocolUnderTest protocol,
      String provider,
      String id,
      Optional<String> email,
      boolean verified) {
    return protocol.api().oauth().logIn(sent(protocol, provider, id, email, verified));
  }

  /** Signs in at the provider as that person, and returns the authorization response. */
  private Return sent(
      ProtocolUnderTest protocol,
      String provider,
      String id,
      Optional<String> email,
      boolean verified) {
    person(id, email, verified);
    Authorization authorization = protocol.api().oauth().authorize(new Wish(provider)).value();
    return new Return(provider, Browser.visit(authorization.url()), authorization.csrf());
  }

  private Outcome<Person> associate(
      ProtocolUnderTest protocol,
      String token,
      String provider,
      String id,
      Optional<String> email) {
    return protocol
        .api()
        .oauth()
        .associate(token, sentToLink(protocol, token, provider, id, email));
  }

  private Return sentToLink(
      ProtocolUnderTest protocol,
      String token,
      String provider,
      String id,
      Optional<String> email) {
    person(id, email, true);
    Authorization authorization =
        protocol.api().oauth().authorizeAssociation(token, new Wish(provider)).value();
    return new Return(provider, Browser.visit(authorization.url()), authorization.csrf());
  }

  private void person(String id, Optional<String> email, boolean verified) {
    trustedProvider.person(id, email, verified);
    untrustedProvider.person(id, email, verified);
  }

  private static Return with(Return back, String csrf) {
    return new Return(back.provider(), back.parameters(), csrf);
  }

  private static Return with(Return back, String name, String value) {
    var parameters = new HashMap<>(back.parameters());
    parameters.put(name, value);
    return new Return(back.provider(), parameters, back.csrf());
  }

  private static Person me(ProtocolUnderTest protocol, String token) {
    return protocol.api().me(token).value();
  }

  private static String newId() {
    return "monk-" + IDS.incrementAndGet();
  }
}
