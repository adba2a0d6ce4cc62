package dev.portcullis.application.contract.login;

import static dev.portcullis.application.contract.TestData.DELICATE_INSTANTS;
import static dev.portcullis.application.contract.TestData.EXPIRY;
import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.authenticatedAt;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.promotion;
import static dev.portcullis.application.contract.TestData.session;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.tokenHash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.login.SessionRevocation.None;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.login.Sessions.Opened;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.Authentication;
import dev.portcullis.domain.login.AuthenticationMethod;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Contract of {@link Sessions}: finding, touching and ending sessions. {@link
 * SessionOpeningContract} covers opening them.
 */
public interface SessionsContract extends SessionOpeningContract {
  @Override
  Storage storage();

  private Sessions sessions() {
    return storage().sessions();
  }

  @Test
  default void a_session_comes_back_with_every_field_and_its_user() {
    var account = stored(storage());
    var session =
        new Session(
            new SessionId(UUID.randomUUID()),
            account.id(),
            new BackendName("a-backend"),
            authenticatedAt(NOW),
            NOW,
            NOW.plusSeconds(1),
            EXPIRY,
            new ClientInfo("2001:db8::7", "Excalibur/1.0 (Ävalon; \uD83D\uDDE1)"));
    TokenHash hash = tokenHash();

    assertThat(sessions().open(session, Optional.of(hash), 0)).isEqualTo(Opened.OPENED);

    var caller = new SignedInUser(account.user(), session);
    assertThat(sessions().find(session.id(), NOW)).contains(caller);
    assertThat(sessions().findByToken(hash, NOW)).contains(caller);
  }

  @Test
  default void authentication_time_and_methods_come_back() {
    var account = stored(storage());
    for (Set<AuthenticationMethod> methods :
        List.of(
            Set.<AuthenticationMethod>of(),
            Set.of(AuthenticationMethod.PASSWORD),
            Set.of(AuthenticationMethod.PROVIDER),
            Set.of(AuthenticationMethod.values()))) {
      Session open = session(account.id());
      var earlier = new Authentication(NOW.minus(Duration.ofDays(1)).plus(MICROSECOND), methods);
      var session =
          new Session(
              open.id(),
              open.user(),
              new BackendName("example"),
              earlier,
              NOW,
              NOW,
              EXPIRY,
              open.client());
      TokenHash hash = tokenHash();

      sessions().open(session, Optional.of(hash), account.sessionGeneration());
      sessions().touch(session.id(), NOW.plusSeconds(1));

      assertThat(sessions().find(session.id(), NOW).map(SignedInUser::session))
          .contains(session.seenAt(NOW.plusSeconds(1)));
      assertThat(sessions().findByToken(hash, NOW).map(SignedInUser::session))
          .contains(session.seenAt(NOW.plusSeconds(1)));
    }
  }

  @Test
  default void the_largest_client_info_comes_back() {
    var account = stored(storage());
    var client = new ClientInfo("a".repeat(64), "\uD83D\uDDE1".repeat(256));
    Session open = session(account.id());
    var session =
        new Session(
            open.id(),
            open.user(),
            new BackendName("b".repeat(64)),
            authenticatedAt(NOW),
            NOW,
            NOW,
            EXPIRY,
            client);

    opened(storage(), account, session);

    assertThat(found(session)).contains(session);
  }

  @Test
  default void an_unknown_client_comes_back() {
    var account = stored(storage());
    Session open = session(account.id());
    var session =
        new Session(
            open.id(),
            open.user(),
            new BackendName("example"),
            authenticatedAt(NOW),
            NOW,
            NOW,
            EXPIRY,
            ClientInfo.UNKNOWN);

    opened(storage(), account, session);

    assertThat(found(session)).contains(session);
  }

  @Test
  default void instants_survive_to_the_microsecond() {
    var account = stored(storage());
    for (Instant instant : DELICATE_INSTANTS) {
      Session open = session(account.id(), instant.plusSeconds(1));
      var session =
          new Session(
              open.id(),
              open.user(),
              new BackendName("example"),
              authenticatedAt(instant),
              instant,
              instant,
              open.expires(),
              open.client());
      opened(storage(), account, session);

      assertThat(sessions().find(session.id(), instant).map(SignedInUser::session))
          .contains(session);
    }
  }

  @Test
  default void a_session_that_was_never_opened_is_not_found() {
    opened(storage(), stored(storage()));

    assertThat(sessions().find(new SessionId(UUID.randomUUID()), NOW)).isEmpty();
    assertThat(sessions().findByToken(tokenHash(), NOW)).isEmpty();
  }

  @Test
  default void a_session_is_found_only_by_the_hash_of_its_own_token() {
    var account = stored(storage());
    TokenHash hash = tokenHash();
    Session session = session(account.id());
    sessions().open(session, Optional.of(hash), 0);
    TokenHash othersHash = tokenHash();
    Session other = session(account.id());
    sessions().open(other, Optional.of(othersHash), 0);

    assertThat(sessions().findByToken(hash, NOW).map(SignedInUser::session)).contains(session);
    assertThat(sessions().findByToken(othersHash, NOW).map(SignedInUser::session)).contains(other);
    String hex = hash.hex();
    for (String text :
        List.of("", hex.substring(1), hex + "0", hex + " ", "%", session.id().toString())) {
      assertThat(sessions().findByToken(new TokenHash(text), NOW)).as(text).isEmpty();
    }
  }

  @Test
  default void sessions_without_an_opaque_token_are_found_only_by_id() {
    var account = stored(storage());
    Session one = opened(storage(), account);
    Session other = opened(storage(), account);

    assertThat(found(one)).contains(one);
    assertThat(found(other)).contains(other);
    assertThat(sessions().findByToken(new TokenHash(""), NOW)).isEmpty();
    assertThat(sessions().findByToken(new TokenHash("null"), NOW)).isEmpty();
  }

  @Test
  default void a_session_is_open_just_before_its_expiry_and_expired_at_the_instant_itself() {
    var account = stored(storage());
    for (Instant expiry : List.of(EXPIRY, EXPIRY.plus(MICROSECOND), EXPIRY.minus(MICROSECOND))) {
      TokenHash hash = tokenHash();
      Session session = session(account.id(), expiry);
      sessions().open(session, Optional.of(hash), 0);

      Instant justBefore = expiry.minus(MICROSECOND);
      assertThat(sessions().find(session.id(), justBefore)).isPresent();
      assertThat(sessions().findByToken(hash, justBefore)).isPresent();
      assertThat(sessions().find(session.id(), expiry)).isEmpty();
      assertThat(sessions().findByToken(hash, expiry)).isEmpty();
      assertThat(sessions().find(session.id(), expiry.plus(Duration.ofDays(365)))).isEmpty();
    }
  }

  @Test
  default void an_expiry_in_the_year_9999_is_stored_exactly() {
    Instant expiry = DELICATE_INSTANTS.getLast();
    Session session = session(stored(storage()).id(), expiry);
    TokenHash hash = tokenHash();

    assertThat(sessions().open(session, Optional.of(hash), 0)).isEqualTo(Opened.OPENED);

    Instant justBefore = expiry.minus(MICROSECOND);
    assertThat(sessions().find(session.id(), justBefore).map(SignedInUser::session))
        .contains(session);
    assertThat(sessions().findByToken(hash, justBefore).map(SignedInUser::session))
        .contains(session);
    assertThat(sessions().find(session.id(), expiry)).isEmpty();
  }

  @Test
  default void a_session_comes_with_the_current_state_of_its_user() {
    var account = stored(storage());
    TokenHash hash = tokenHash();
    Session session = session(account.id());
    sessions().open(session, Optional.of(hash), 0);

    Account promoted = changed(storage(), account, promotion(), new None());
    Account moved = changed(storage(), promoted, newEmail(email()), new None());

    assertThat(sessions().find(session.id(), NOW))
        .contains(new SignedInUser(moved.user(), session));
    assertThat(sessions().findByToken(hash, NOW)).contains(new SignedInUser(moved.user(), session));
  }

  @Test
  default void an_ended_session_is_found_neither_by_id_nor_by_token() {
    var account = stored(storage());
    TokenHash hash = tokenHash();
    Session session = session(account.id());
    sessions().open(session, Optional.of(hash), 0);

    sessions().end(session.id());

    assertThat(sessions().find(session.id(), NOW)).isEmpty();
    assertThat(sessions().findByToken(hash, NOW)).isEmpty();
  }

  @Test
  default void ending_a_session_leaves_all_others_open() {
    var account = stored(storage());
    Session session = opened(storage(), account);
    Session sibling = opened(storage(), account);
    Session stranger = opened(storage(), stored(storage()));

    sessions().end(session.id());

    assertThat(isOpen(storage(), sibling)).isTrue();
    assertThat(isOpen(storage(), stranger)).isTrue();
    assertThat(storage().users().findById(account.id())).contains(account);
  }

  @Test
  default void ending_an_ended_session_changes_nothing() {
    var account = stored(storage());
    Session session = opened(storage(), account);
    Session sibling = opened(storage(), account);
    sessions().end(session.id());

    sessions().end(session.id());
    sessions().end(new SessionId(UUID.randomUUID()));

    assertThat(isOpen(storage(), session)).isFalse();
    assertThat(isOpen(storage(), sibling)).isTrue();
  }

  @Test
  default void concurrent_ends_of_one_session_all_succeed() {
    Session session = opened(storage(), stored(storage()));

    List<Boolean> open =
        Race.among(
            number ->
                () -> {
                  sessions().end(session.id());
                  return isOpen(storage(), session);
                });

    assertThat(open).containsOnly(false);
  }

  @Test
  default void a_touch_updates_only_the_time_last_seen() {
    var account = stored(storage());
    Session session = opened(storage(), account);
    Instant later = NOW.plus(Duration.ofMinutes(6)).plus(MICROSECOND);

    sessions().touch(session.id(), later);

    assertThat(found(session)).contains(seen(session, later));
  }

  @Test
  default void a_touch_leaves_other_sessions_alone() {
    var account = stored(storage());
    Session session = opened(storage(), account);
    Session sibling = opened(storage(), account);
    Session stranger = opened(storage(), stored(storage()));

    sessions().touch(session.id(), NOW.plusSeconds(400));

    assertThat(found(sibling)).contains(sibling);
    assertThat(found(stranger)).contains(stranger);
  }

  @Test
  default void a_touch_neither_reopens_nor_extends_a_session() {
    var account = stored(storage());
    Session ended = opened(storage(), account);
    Session expiring = opened(storage(), account);
    sessions().end(ended.id());

    sessions().touch(ended.id(), NOW.plusSeconds(1));
    sessions().touch(new SessionId(UUID.randomUUID()), NOW.plusSeconds(1));
    sessions().touch(expiring.id(), EXPIRY.minus(MICROSECOND));

    assertThat(isOpen(storage(), ended)).isFalse();
    assertThat(sessions().find(expiring.id(), EXPIRY)).isEmpty();
  }

  @Test
  default void a_touch_at_the_expiry_or_later_changes_nothing() {
    Session session = opened(storage(), stored(storage()));

    sessions().touch(session.id(), EXPIRY);
    sessions().touch(session.id(), EXPIRY.plusSeconds(1));

    assertThat(found(session)).contains(session);
  }

  @Test
  default void a_touch_with_an_earlier_instant_changes_nothing() {
    Session session = opened(storage(), stored(storage()));
    Instant later = NOW.plusSeconds(400);
    sessions().touch(session.id(), later);

    sessions().touch(session.id(), later.minus(MICROSECOND));

    assertThat(found(session)).contains(seen(session, later));
  }

  @Test
  default void after_concurrent_touches_each_session_keeps_one_of_its_own_instants() {
    var account = stored(storage());
    List<Session> sessions =
        IntStream.range(0, 4).mapToObj(number -> opened(storage(), account)).toList();
    List<Instant> instants =
        IntStream.range(0, Race.CONTENDERS)
            .mapToObj(number -> NOW.plusSeconds(400 + number).plus(MICROSECOND))
            .toList();

    List<SessionId> touched =
        Race.among(
            number ->
                () -> {
                  SessionId id = sessions.get(number % sessions.size()).id();
                  sessions().touch(id, instants.get(number));
                  return id;
                });

    for (Session session : sessions) {
      List<Session> possible =
          IntStream.range(0, Race.CONTENDERS)
              .filter(number -> touched.get(number).equals(session.id()))
              .mapToObj(number -> seen(session, instants.get(number)))
              .toList();
      assertThat(found(session)).hasValueSatisfying(now -> assertThat(possible).contains(now));
    }
  }

  @Test
  default void a_touch_concurrent_with_an_end_never_reopens_the_session() {
    var account = stored(storage());
    for (int round = 0; round < 20; round++) {
      Session session = opened(storage(), account);
      Instant later = NOW.plusSeconds(1);

      List<Boolean> done =
          Race.among(
              List.of(
                  () -> {
                    sessions().touch(session.id(), later);
                    return true;
                  },
                  () -> {
                    sessions().end(session.id());
                    return true;
                  }));

      assertThat(done).hasSize(2);
      assertThat(isOpen(storage(), session)).isFalse();
    }
  }

  @Test
  default void one_user_can_have_many_sessions_at_a_time() {
    var account = stored(storage(), account());

    List<Session> sessions = Race.among(number -> () -> opened(storage(), account));

    assertThat(sessions).allMatch(session -> isOpen(storage(), session));
  }

  private Optional<Session> found(Session session) {
    return sessions().find(session.id(), NOW).map(SignedInUser::session);
  }

  private static Session seen(Session session, Instant lastSeen) {
    return new Session(
        session.id(),
        session.user(),
        session.backend(),
        authenticatedAt(session.opened()),
        session.opened(),
        lastSeen,
        session.expires(),
        session.client());
  }
}
