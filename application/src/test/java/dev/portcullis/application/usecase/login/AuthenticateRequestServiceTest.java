package dev.portcullis.application.usecase.login;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.InMemoryTokenStrategy;
import dev.portcullis.application.memory.ShortLivedTokens;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.login.AccessRequirement;
import dev.portcullis.application.port.in.login.AuthenticateRequest;
import dev.portcullis.application.port.in.login.AuthenticateRequest.Result.Authenticated;
import dev.portcullis.application.port.in.login.AuthenticateRequest.Result.NotAuthenticated;
import dev.portcullis.application.port.in.login.AuthenticateRequest.Result.NotSuperuser;
import dev.portcullis.application.port.in.login.AuthenticateRequest.Result.NotVerified;
import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.VerifiedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class AuthenticateRequestServiceTest {
  private static final AccessToken GARBAGE = new AccessToken("garbage");

  private final TestApplication portcullis = new TestApplication();

  @Test
  void a_token_identifies_its_user_and_session() {
    Account arthur = portcullis.user(ARTHUR);
    AccessToken token = portcullis.token(arthur);

    var session = portcullis.read(token).orElseThrow();
    assertThat(authenticate(token))
        .isEqualTo(
            new Authenticated(new SignedInUser(arthur.user(), session), token, session.expires()));
  }

  @Test
  void a_request_without_a_valid_token_is_not_authenticated() {
    portcullis.token(portcullis.user(ARTHUR));

    assertThat(authenticate()).isEqualTo(new NotAuthenticated());
    assertThat(authenticate(GARBAGE)).isEqualTo(new NotAuthenticated());
  }

  @Test
  void tokens_of_every_backend_are_accepted() {
    Account arthur = portcullis.user(ARTHUR);

    assertThat(userOf(portcullis.token(arthur, TestApplication.BEARER))).isEqualTo(arthur);
    assertThat(userOf(portcullis.token(arthur, TestApplication.COOKIE))).isEqualTo(arthur);
  }

  @Test
  void an_invalid_token_beside_a_valid_one_is_ignored() {
    AccessToken good = portcullis.token(portcullis.user(ARTHUR));

    for (List<AccessToken> tokens : List.of(List.of(GARBAGE, good), List.of(good, GARBAGE))) {
      assertThat(service(false).authenticate(new AuthenticateRequest.Command(tokens)))
          .isInstanceOfSatisfying(
              Authenticated.class, result -> assertThat(result.token()).isEqualTo(good));
    }
  }

  @Test
  void a_requirement_of_verification_excludes_unverified_users() {
    var place = AccessRequirement.OF_ANYBODY.verifiedOnly();
    Account arthur = portcullis.user(ARTHUR);
    AccessToken token = portcullis.token(arthur);

    assertThat(admit(place, token)).isInstanceOf(Authenticated.class);
    portcullis.change(arthur, TestData.newEmail(TestData.email()));
    assertThat(admit(place, token)).isEqualTo(new NotVerified());
  }

  @Test
  void a_requirement_of_superusers_excludes_other_users() {
    var place = AccessRequirement.OF_ANYBODY.superusersOnly();
    Account arthur = portcullis.user(ARTHUR);
    AccessToken token = portcullis.token(arthur);

    assertThat(admit(place, token)).isEqualTo(new NotSuperuser());
    portcullis.change(arthur, TestData.promotion());
    assertThat(admit(place, token)).isInstanceOf(Authenticated.class);
  }

  @Test
  void a_requirement_of_certain_backends_ignores_the_tokens_of_others() {
    var place = AccessRequirement.OF_ANYBODY.through(Set.of(TestApplication.COOKIE.name()));
    Account arthur = portcullis.user(ARTHUR);
    AccessToken bearer = portcullis.token(arthur, TestApplication.BEARER);
    AccessToken cookie = portcullis.token(arthur, TestApplication.COOKIE);

    assertThat(admit(place, bearer)).isEqualTo(new NotAuthenticated());
    assertThat(admit(place, bearer, cookie))
        .isInstanceOfSatisfying(
            Authenticated.class, result -> assertThat(result.token()).isEqualTo(cookie));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccessRequirement.OF_ANYBODY.through(Set.of()));
  }

  private AuthenticateRequest.Result admit(AccessRequirement place, AccessToken... tokens) {
    return service(false).authenticate(new AuthenticateRequest.Command(List.of(tokens), place));
  }

  @Test
  void of_two_valid_tokens_the_one_of_the_first_backend_wins() {
    Account arthur = portcullis.user(ARTHUR);
    Account lancelot = portcullis.user(LANCELOT);
    AccessToken bearer = portcullis.token(arthur, TestApplication.BEARER);
    AccessToken cookie = portcullis.token(lancelot, TestApplication.COOKIE);

    assertThat(userOf(bearer, cookie)).isEqualTo(arthur);
    assertThat(userOf(cookie, bearer)).isEqualTo(arthur);
  }

  @Test
  void of_two_valid_tokens_of_one_backend_the_first_wins() {
    Account arthur = portcullis.user(ARTHUR);
    Account lancelot = portcullis.user(LANCELOT);

    assertThat(userOf(portcullis.token(lancelot), portcullis.token(arthur))).isEqualTo(lancelot);
  }

  @Test
  void a_token_is_expired_at_the_instant_of_its_expiry() {
    AccessToken token = portcullis.token(portcullis.user(ARTHUR));

    portcullis.clock.set(TestData.EXPIRY.minusNanos(1));
    assertThat(authenticate(token)).isInstanceOf(Authenticated.class);
    portcullis.clock.set(TestData.EXPIRY);
    assertThat(authenticate(token)).isEqualTo(new NotAuthenticated());
  }

  @Test
  void a_token_may_end_before_its_session() {
    AccessToken token = portcullis.token(portcullis.user(ARTHUR));
    var strategy = new ShortLivedTokens(bearer().strategy(), Duration.ofMinutes(5));
    var service = service(new Backends(List.of(new Backend(TestApplication.BEARER, strategy))));
    Instant expires = TestData.NOW.plus(Duration.ofMinutes(5));
    var command = new AuthenticateRequest.Command(List.of(token));

    assertThat(service.authenticate(command))
        .isInstanceOfSatisfying(
            Authenticated.class, result -> assertThat(result.expires()).isEqualTo(expires));
    portcullis.clock.set(expires);
    assertThat(service.authenticate(command)).isEqualTo(new NotAuthenticated());
    assertThat(authenticate(token)).isInstanceOf(Authenticated.class);
  }

  @Test
  void an_inactive_user_is_not_authenticated_even_with_an_open_session() {
    Account arthur = portcullis.user(ARTHUR);
    AccessToken token = portcullis.token(arthur);

    TestData.changed(
        portcullis.storage, arthur, TestData.activation(false), new SessionRevocation.None());

    assertThat(authenticate(token)).isEqualTo(new NotAuthenticated());
  }

  @Test
  void an_unverified_user_is_refused_if_verification_is_required() {
    Account moved = portcullis.change(portcullis.user(TestData.email()), TestData.newEmail(ARTHUR));
    AccessToken token = portcullis.token(moved);
    var command = new AuthenticateRequest.Command(List.of(token));

    assertThat(service(true).authenticate(command)).isEqualTo(new NotVerified());
    assertThat(service(false).authenticate(command)).isInstanceOf(Authenticated.class);
  }

  @Test
  void a_user_who_becomes_unverified_is_refused_at_once() {
    Account arthur = portcullis.user(TestData.email());
    var command = new AuthenticateRequest.Command(List.of(portcullis.token(arthur)));
    assertThat(service(true).authenticate(command)).isInstanceOf(Authenticated.class);

    portcullis.change(arthur, TestData.newEmail(ARTHUR));

    assertThat(service(true).authenticate(command)).isEqualTo(new NotVerified());
  }

  @Test
  void the_caller_has_the_current_state_of_the_user() {
    Account arthur = portcullis.user(ARTHUR);
    AccessToken token = portcullis.token(arthur);

    Account promoted = portcullis.change(arthur, TestData.promotion());

    assertThat(userOf(token)).isEqualTo(promoted);
  }

  @Test
  void the_time_last_seen_of_a_session_is_updated_every_five_minutes() {
    AccessToken token = portcullis.token(portcullis.user(ARTHUR));
    Instant due = TestData.NOW.plus(Duration.ofMinutes(5));

    portcullis.clock.set(due.minus(TestData.MICROSECOND));
    authenticate(token);
    assertThat(lastSeen(token)).isEqualTo(TestData.NOW);

    portcullis.clock.set(due);
    authenticate(token);
    assertThat(lastSeen(token)).isEqualTo(due);
  }

  @Test
  void a_failed_update_of_the_time_last_seen_does_not_fail_the_request() {
    AccessToken token = portcullis.token(portcullis.user(ARTHUR));
    var strategy = new ReadOnly(bearer().strategy());
    var readOnly = new Backend(TestApplication.BEARER, strategy);
    portcullis.clock.advance(Duration.ofMinutes(10));

    var result =
        service(new Backends(List.of(readOnly)), Runnable::run)
            .authenticate(new AuthenticateRequest.Command(List.of(token)));

    assertThat(result).isInstanceOf(Authenticated.class);
    assertThat(lastSeen(token)).isEqualTo(TestData.NOW);
  }

  @Test
  void a_request_does_not_wait_for_the_update_of_the_time_last_seen() {
    AccessToken token = portcullis.token(portcullis.user(ARTHUR));
    List<Runnable> later = new ArrayList<>();
    portcullis.clock.advance(Duration.ofMinutes(10));

    var result =
        service(all(), later::add).authenticate(new AuthenticateRequest.Command(List.of(token)));

    assertThat(result).isInstanceOf(Authenticated.class);
    assertThat(lastSeen(token)).isEqualTo(TestData.NOW);
    later.forEach(Runnable::run);
    assertThat(lastSeen(token)).isEqualTo(portcullis.clock.instant());
  }

  @Test
  void an_outage_is_not_reported_as_a_bad_token() {
    AccessToken token = portcullis.token(portcullis.user(ARTHUR));
    portcullis.storage.breakDown();

    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> authenticate(token));
  }

  @Test
  void an_unavailable_strategy_does_not_exclude_tokens_that_another_accepts() {
    AccessToken known = portcullis.token(portcullis.user(ARTHUR));
    var unknown = new AccessToken("silent.token");

    for (Backends backends : withOneThatIsDown()) {
      for (List<AccessToken> tokens : List.of(List.of(known), List.of(unknown, known))) {
        assertThat(service(backends).authenticate(new AuthenticateRequest.Command(tokens)))
            .isInstanceOfSatisfying(
                Authenticated.class, result -> assertThat(result.token()).isEqualTo(known));
      }
    }
  }

  @Test
  void a_token_that_only_an_unavailable_strategy_may_know_is_not_reported_as_bad() {
    for (Backends backends : withOneThatIsDown()) {
      var command = new AuthenticateRequest.Command(List.of(new AccessToken("silent.token")));
      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> service(backends).authenticate(command));
    }
  }

  @Test
  void a_request_without_a_token_is_not_authenticated_even_during_an_outage() {
    for (Backends backends : withOneThatIsDown()) {
      assertThat(service(backends).authenticate(new AuthenticateRequest.Command(List.of())))
          .isEqualTo(new NotAuthenticated());
    }
  }

  private List<Backends> withOneThatIsDown() {
    InMemoryStorage node = portcullis.storage.anotherNode();
    node.breakDown();
    var strategy = new InMemoryTokenStrategy("silent", node.sessions());
    var silent =
        new Backend(
            new BackendDescription(
                new BackendName("silent"), Transport.BEARER, Duration.ofHours(1)),
            strategy);
    return List.of(
        new Backends(List.of(silent, bearer())), new Backends(List.of(bearer(), silent)));
  }

  private AuthenticateRequest.Result authenticate(AccessToken... tokens) {
    return service(false).authenticate(new AuthenticateRequest.Command(List.of(tokens)));
  }

  private Account userOf(AccessToken... tokens) {
    var authenticated = (Authenticated) authenticate(tokens);
    Account account = portcullis.now(authenticated.caller().user().id());
    assertThat(authenticated.caller().user()).isEqualTo(account.user());
    return account;
  }

  private Instant lastSeen(AccessToken token) {
    return portcullis.read(token).orElseThrow().lastSeen();
  }

  private Backends all() {
    return Backends.of(TestApplication.BACKENDS, portcullis.strategies);
  }

  private Backend bearer() {
    return all().named(TestApplication.BEARER.name());
  }

  private AuthenticateRequest service(Backends backends) {
    return service(backends, Runnable::run);
  }

  private AuthenticateRequest service(Backends backends, Executor bookkeeping) {
    return new AuthenticateRequestService(
        backends, new LogInPolicy(false), new Clock(portcullis.clock), bookkeeping);
  }

  private AuthenticateRequest service(boolean verificationRequired) {
    return new AuthenticateRequestService(
        all(), new LogInPolicy(verificationRequired), new Clock(portcullis.clock), Runnable::run);
  }

  /** Strategy that can read but not write. */
  private record ReadOnly(TokenStrategy strategy) implements TokenStrategy {
    @Override
    public Optional<IssuedToken> issue(Session session, long sessionGeneration) {
      return strategy.issue(session, sessionGeneration);
    }

    @Override
    public Optional<VerifiedToken> read(AccessToken token, Instant now) {
      return strategy.read(token, now);
    }

    @Override
    public boolean joinsTransactions() {
      return strategy.joinsTransactions();
    }

    @Override
    public boolean isOpen(Session session, Instant now) {
      return strategy.isOpen(session, now);
    }

    @Override
    public void touch(Session session, Instant now) {
      throw new StoreUnavailable("another node is writing", null);
    }

    @Override
    public void revoke(Session session) {
      strategy.revoke(session);
    }
  }
}
