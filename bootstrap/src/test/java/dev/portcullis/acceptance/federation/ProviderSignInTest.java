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
  private final List<Way> ways = new ArrayList<>();

  /** A protocol on a database. */
  record Way(String name, Map<String, String> settings, Api api) implements ServerUnderTest {
    /** Never called: these tests send no mail. */
    @Override
    public Mailbox mailbox() {
      throw new AssertionError("these tests send no mail");
    }

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
    var server = TestServers.start(settings);
    servers.add(server);
    ways.add(new Way("REST on " + database, settings, new RestApi(server.httpPort())));
    ways.add(new Way("gRPC on " + database, settings, new GrpcApi(server.grpcPort())));
  }

  private static Map<String, String> of(String provider, String key, String value) {
    return Map.of("PORTCULLIS_OAUTH_PROVIDERS_%s_%s".formatted(provider, key), value);
  }

  @AfterAll
  void stop() {
    ways.forEach(way -> way.api().close());
    servers.forEach(Portcullis::close);
    trustedProvider.close();
    untrustedProvider.close();
  }

  Stream<Way> ways() {
    return ways.stream();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void a_first_sign_in_creates_an_account_and_later_ones_use_it(Way way) {
    String id = newId();
    String email = ServerUnderTest.newEmail();

    Person first = me(way, signIn(way, "abbey", id, Optional.of(email), true).value());
    Person again = me(way, signIn(way, "abbey", id, Optional.of(email), true).value());

    assertThat(first.email()).isEqualTo(email);
    assertThat(first.verified()).isTrue();
    assertThat(again).isEqualTo(first);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void a_provider_without_openid_connect_is_supported(Way way) {
    String email = ServerUnderTest.newEmail();

    String token = signIn(way, "inn", newId(), Optional.of(email), true).value();

    assertThat(me(way, token).email()).isEqualTo(email);
    assertThat(me(way, token).verified()).isFalse();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void a_claimed_address_is_refused_unless_a_trusted_provider_has_verified_it(Way way) {
    Person arthur = way.newPerson();
    String token = way.tokenOf(arthur);
    Optional<String> email = Optional.of(arthur.email().toUpperCase(Locale.ROOT));

    assertThat(signIn(way, "inn", newId(), email, true).code())
        .isEqualTo("OAUTH_USER_ALREADY_EXISTS");
    assertThat(signIn(way, "abbey", newId(), email, false).code())
        .isEqualTo("OAUTH_USER_ALREADY_EXISTS");
    assertThat(way.api().me(token).code()).isEqualTo("OK");

    assertThat(me(way, signIn(way, "abbey", newId(), email, true).value()).id())
        .isEqualTo(arthur.id());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void the_owners_sign_in_ends_the_access_of_an_attacker_who_registered_the_address_first(Way way) {
    Person squatted = way.newPerson();
    String squatter = way.tokenOf(squatted);
    associate(way, squatter, "inn", newId(), Optional.of(ServerUnderTest.newEmail())).value();

    String owner = signIn(way, "abbey", newId(), Optional.of(squatted.email()), true).value();

    assertThat(me(way, owner).id()).isEqualTo(squatted.id());
    assertThat(me(way, owner).verified()).isTrue();
    assertThat(way.api().me(squatter).code()).isEqualTo("UNAUTHORIZED");
    assertThat(way.logIn(squatted.email(), ServerUnderTest.PASSWORD).code())
        .isEqualTo("LOGIN_BAD_CREDENTIALS");
    assertThat(way.api().oauth().accounts(owner).value())
        .extracting(LinkedAccount::provider)
        .containsExactly("abbey");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void a_new_user_with_an_address_unverified_by_the_provider_is_unverified(Way way) {
    Optional<String> email = Optional.of(ServerUnderTest.newEmail());

    assertThat(me(way, signIn(way, "abbey", newId(), email, false).value()).verified()).isFalse();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void a_user_with_a_verified_address_keeps_password_and_sessions(Way way) {
    Person arthur = way.newPerson();
    way.api().update(way.superuserToken(), arthur.id(), Map.of("is_verified", true)).value();
    String token = way.tokenOf(arthur);

    signIn(way, "abbey", newId(), Optional.of(arthur.email()), true).value();

    assertThat(way.api().me(token).code()).isEqualTo("OK");
    assertThat(way.logIn(arthur.email(), ServerUnderTest.PASSWORD).code()).isEqualTo("OK");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void an_inactive_user_cannot_sign_in(Way way) {
    String id = newId();
    Optional<String> email = Optional.of(ServerUnderTest.newEmail());
    Person person = me(way, signIn(way, "abbey", id, email, true).value());
    way.api().update(way.superuserToken(), person.id(), Map.of("is_active", false)).value();

    assertThat(signIn(way, "abbey", id, email, true).code()).isEqualTo("LOGIN_BAD_CREDENTIALS");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void a_sign_in_without_an_address_is_refused(Way way) {
    assertThat(signIn(way, "abbey", newId(), Optional.empty(), false).code())
        .isEqualTo("OAUTH_NOT_AVAILABLE_EMAIL");
    assertThat(signIn(way, "inn", newId(), Optional.empty(), false).code())
        .isEqualTo("OAUTH_NOT_AVAILABLE_EMAIL");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void an_authorization_response_works_once_and_only_with_its_own_secret_and_provider(Way way) {
    Return back = sent(way, "abbey", newId(), Optional.of(ServerUnderTest.newEmail()), true);
    Authorization other = way.api().oauth().authorize(new Wish("abbey")).value();

    assertThat(way.api().oauth().logIn(with(back, "")).code()).isEqualTo("OAUTH_INVALID_STATE");
    assertThat(way.api().oauth().logIn(with(back, other.csrf())).code())
        .isEqualTo("OAUTH_INVALID_STATE");
    assertThat(way.api().oauth().logIn(new Return("inn", back.parameters(), back.csrf())).code())
        .isEqualTo("OAUTH_INVALID_STATE");
    assertThat(way.api().oauth().logIn(back).code()).isEqualTo("OK");
    assertThat(way.api().oauth().logIn(back).code()).isEqualTo("OAUTH_INVALID_STATE");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void of_many_concurrent_uses_of_one_authorization_response_exactly_one_succeeds(Way way)
      throws Exception {
    Return back = sent(way, "abbey", newId(), Optional.of(ServerUnderTest.newEmail()), true);

    var codes = ServerUnderTest.atOnce(12, () -> way.api().oauth().logIn(back).code());

    assertThat(codes).containsOnlyOnce("OK");
    assertThat(codes).filteredOn("OAUTH_INVALID_STATE"::equals).hasSize(11);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void a_forged_state_is_reported_as_undecodable(Way way) {
    Return back = sent(way, "abbey", newId(), Optional.of(ServerUnderTest.newEmail()), true);
    String state = back.parameters().getOrDefault("state", "");

    for (String forged :
        List.of("x", state + "x", state.substring(4), "eyJhbGciOiJub25lIn0.e30.")) {
      assertThat(way.api().oauth().logIn(with(back, "state", forged)).code())
          .as(forged)
          .isEqualTo("ACCESS_TOKEN_DECODE_ERROR");
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void an_injected_code_of_another_flow_is_refused(Way way) {
    Return mine = sent(way, "abbey", newId(), Optional.of(ServerUnderTest.newEmail()), true);
    Return others = sent(way, "abbey", newId(), Optional.of(ServerUnderTest.newEmail()), true);

    String code = others.parameters().getOrDefault("code", "");
    assertThat(way.api().oauth().logIn(with(mine, "code", code)).code())
        .isEqualTo("OAUTH_PROVIDER_ERROR");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void a_refusal_at_the_provider_is_reported(Way way) {
    Authorization authorization = way.api().oauth().authorize(new Wish("abbey")).value();
    trustedProvider.refuse("access_denied");

    Return back = new Return("abbey", Browser.visit(authorization.url()), authorization.csrf());

    assertThat(way.api().oauth().logIn(back).code()).isEqualTo("OAUTH_PROVIDER_ERROR");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void a_provider_that_is_down_or_answers_malformed_responses_creates_no_account(Way way) {
    String id = newId();
    Optional<String> email = Optional.of(ServerUnderTest.newEmail());
    Return toDown = sent(way, "inn", id, email, true);
    Return toLiar = sent(way, "inn", id, email, true);
    Return toHtml = sent(way, "inn", id, email, true);

    untrustedProvider.answers(untrustedProvider.tokenEndpoint(), ScriptedResponse.json(500, "{}"));
    assertThat(way.api().oauth().logIn(toDown).code()).isEqualTo("OAUTH_PROVIDER_UNAVAILABLE");
    untrustedProvider.answersAsUsual(untrustedProvider.tokenEndpoint());
    untrustedProvider.answers(
        untrustedProvider.userinfoEndpoint(), ScriptedResponse.json(200, "[]"));
    assertThat(way.api().oauth().logIn(toLiar).code()).isEqualTo("OAUTH_PROVIDER_ERROR");
    untrustedProvider.answers(untrustedProvider.userinfoEndpoint(), ScriptedResponse.html(200));
    assertThat(way.api().oauth().logIn(toHtml).code()).isEqualTo("OAUTH_PROVIDER_ERROR");
    untrustedProvider.answersAsUsual(untrustedProvider.userinfoEndpoint());

    assertThat(
            way.api()
                .register(
                    Map.of("email", email.orElseThrow(), "password", ServerUnderTest.PASSWORD))
                .code())
        .isEqualTo("OK");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void a_linked_account_is_listed_and_can_be_used_to_sign_in(Way way) {
    Person arthur = way.newPerson();
    String token = way.tokenOf(arthur);
    String id = newId();
    String email = ServerUnderTest.newEmail();

    associate(way, token, "inn", id, Optional.of(email)).value();

    assertThat(way.api().oauth().accounts(token).value())
        .extracting(LinkedAccount::provider, LinkedAccount::accountId, LinkedAccount::accountEmail)
        .containsExactly(tuple("inn", id, email));
    assertThat(me(way, signIn(way, "inn", id, Optional.of(email), true).value()).id())
        .isEqualTo(arthur.id());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void an_account_linked_to_another_user_is_refused(Way way) {
    String id = newId();
    Optional<String> email = Optional.of(ServerUnderTest.newEmail());
    signIn(way, "inn", id, email, true).value();
    String token = way.tokenOf(way.newPerson());

    assertThat(associate(way, token, "inn", id, email).code())
        .isEqualTo("OAUTH_USER_ALREADY_EXISTS");

    assertThat(way.api().oauth().accounts(token).value()).isEmpty();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void a_state_issued_for_one_user_cannot_be_used_by_another(Way way) {
    String token = way.tokenOf(way.newPerson());
    String other = way.tokenOf(way.newPerson());
    Return back = sentToLink(way, token, "inn", newId(), Optional.of(ServerUnderTest.newEmail()));

    assertThat(way.api().oauth().associate(other, back).code()).isEqualTo("OAUTH_INVALID_STATE");
    assertThat(way.api().oauth().associate("", back).code()).isEqualTo("UNAUTHORIZED");
    assertThat(way.api().oauth().logIn(back).code()).isEqualTo("OAUTH_INVALID_STATE");
    assertThat(way.api().oauth().associate(token, back).code()).isEqualTo("OK");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void linking_requires_a_logged_in_user(Way way) {
    assertThat(way.api().oauth().authorizeAssociation("", new Wish("abbey")).code())
        .isEqualTo("UNAUTHORIZED");
    assertThat(way.api().oauth().accounts("").code()).isEqualTo("UNAUTHORIZED");
    assertThat(way.api().oauth().unlink("", newId()).code()).isEqualTo("UNAUTHORIZED");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void the_only_way_to_log_in_cannot_be_unlinked_until_a_password_is_set(Way way) {
    String id = newId();
    String token = signIn(way, "inn", id, Optional.of(ServerUnderTest.newEmail()), true).value();
    String link = way.api().oauth().accounts(token).value().getFirst().id();
    String stranger = way.tokenOf(way.newPerson());

    assertThat(way.api().oauth().unlink(stranger, link).code()).isEqualTo("NOT_FOUND");
    assertThat(way.api().oauth().unlink(token, "nonsense").code()).isEqualTo("NOT_FOUND");
    assertThat(way.api().oauth().unlink(token, link).code()).isEqualTo("OAUTH_LAST_WAY_IN");

    way.api().updateMe(token, Map.of("password", ServerUnderTest.OTHER_PASSWORD)).value();
    assertThat(way.api().oauth().unlink(token, link).code()).isEqualTo("OK");
    assertThat(way.api().oauth().accounts(token).value()).isEmpty();
    assertThat(way.api().oauth().unlink(token, link).code()).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void a_native_app_may_use_only_an_allowed_redirect_uri(Way way) {
    trustedProvider.person(newId(), Optional.of(ServerUnderTest.newEmail()), true);
    var wish = new Wish("abbey", List.of("openid", "email"), Optional.of(NATIVE));
    Authorization authorization = way.api().oauth().authorize(wish).value();

    Return back = new Return("abbey", Browser.visit(authorization.url()), authorization.csrf());

    assertThat(way.api().oauth().logIn(back).code()).isEqualTo("OK");
    var elsewhere = new Wish("abbey", List.of(), Optional.of("https://evil.example/"));
    assertThat(way.api().oauth().authorize(elsewhere).code())
        .isEqualTo("OAUTH_INVALID_REDIRECT_URI");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("ways")
  void unknown_providers_and_invalid_parameters_are_reported(Way way) {
    Return back = sent(way, "abbey", newId(), Optional.of(ServerUnderTest.newEmail()), true);
    var withoutCode = new HashMap<>(back.parameters());
    withoutCode.remove("code");

    assertThat(way.api().oauth().authorize(new Wish("nowhere")).code()).isEqualTo("NOT_FOUND");
    assertThat(way.api().oauth().logIn(new Return("nowhere", back.parameters(), "x")).code())
        .isEqualTo("NOT_FOUND");
    assertThat(way.api().oauth().logIn(new Return("abbey", withoutCode, back.csrf())).fields())
        .containsExactly("code");
    assertThat(way.api().oauth().logIn(with(back, "code", "c".repeat(4097))).fields())
        .containsExactly("code");
    var spaced = new Wish("abbey", List.of("open id"), Optional.empty());
    assertThat(way.api().oauth().authorize(spaced).fields()).containsExactly("scopes");
  }

  private Outcome<String> signIn(
      Way way, String provider, String id, Optional<String> email, boolean verified) {
    return way.api().oauth().logIn(sent(way, provider, id, email, verified));
  }

  /** Signs in at the provider as that person, and returns the authorization response. */
  private Return sent(
      Way way, String provider, String id, Optional<String> email, boolean verified) {
    person(id, email, verified);
    Authorization authorization = way.api().oauth().authorize(new Wish(provider)).value();
    return new Return(provider, Browser.visit(authorization.url()), authorization.csrf());
  }

  private Outcome<Person> associate(
      Way way, String token, String provider, String id, Optional<String> email) {
    return way.api().oauth().associate(token, sentToLink(way, token, provider, id, email));
  }

  private Return sentToLink(
      Way way, String token, String provider, String id, Optional<String> email) {
    person(id, email, true);
    Authorization authorization =
        way.api().oauth().authorizeAssociation(token, new Wish(provider)).value();
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

  private static Person me(Way way, String token) {
    return way.api().me(token).value();
  }

  private static String newId() {
    return "monk-" + IDS.incrementAndGet();
  }
}
