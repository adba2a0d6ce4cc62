package dev.portcullis.application.contract.account;

import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.activation;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.hash;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.promotion;
import static dev.portcullis.application.contract.TestData.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.login.SessionRevocation.All;
import dev.portcullis.application.port.out.login.SessionRevocation.AllExcept;
import dev.portcullis.application.port.out.login.SessionRevocation.None;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.SessionId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a {@link UserRepository} knows which sessions that are kept elsewhere are over. */
public interface UserSessionContract {
  /** The open store; the same one throughout a test. */
  Storage storage();

  private UserRepository users() {
    return storage().users();
  }

  @Test
  default void a_session_finds_its_user_in_the_session_generation_that_it_was_opened_in() {
    var account = stored(storage(), new Account(account().user(), hash(), 9, 5));
    SessionId session = newSession();

    assertThat(users().findBySession(account.id(), session, 5)).contains(account.user());
    for (long sessionGeneration : new long[] {0, 4, 6, 9}) {
      assertThat(users().findBySession(account.id(), session, sessionGeneration))
          .as("%d", sessionGeneration)
          .isEmpty();
    }
  }

  @Test
  default void no_session_finds_nobody() {
    var removed = stored(storage());
    users().remove(removed.id());

    assertThat(users().findBySession(removed.id(), newSession(), 0)).isEmpty();
    assertThat(users().findBySession(new UserId(UUID.randomUUID()), newSession(), 0)).isEmpty();
  }

  @Test
  default void
      a_session_shows_its_user_as_of_now_whatever_changes_without_a_new_session_generation() {
    var account = stored(storage());
    SessionId session = newSession();

    Account promoted = changed(storage(), account, promotion(), new None());
    users().rehash(account.id(), account.passwordHash(), hash());
    Account rehashed = users().findById(account.id()).orElseThrow();
    Account moved = changed(storage(), rehashed, newEmail(email()), new None());

    assertThat(moved.sessionGeneration())
        .isEqualTo(promoted.sessionGeneration())
        .isEqualTo(account.sessionGeneration());
    assertThat(users().findBySession(account.id(), session, 0)).contains(moved.user());
  }

  @Test
  default void a_new_session_generation_ends_every_session_before_it() {
    var account = stored(storage());
    SessionId session = newSession();

    Account changed = changed(storage(), account, newPassword(), new All());

    assertOver(account, session, 0);
    assertOpen(changed, newSession(), 1);
  }

  @Test
  default void a_new_session_generation_can_keep_the_session_that_it_began_in() {
    var account = stored(storage());
    SessionId kept = newSession();
    SessionId other = newSession();

    Account changed = changed(storage(), account, newPassword(), new AllExcept(kept));

    assertOpen(changed, kept, 0);
    assertOver(changed, other, 0);
    assertOpen(changed, newSession(), 1);
  }

  @Test
  default void one_session_can_be_kept_through_many_session_generations() {
    Account account = stored(storage());
    SessionId kept = newSession();
    for (int sessionGeneration = 1; sessionGeneration <= 3; sessionGeneration++) {
      SessionId before = newSession();

      account = changed(storage(), account, newPassword(), new AllExcept(kept));

      assertOpen(account, kept, 0);
      assertOver(account, before, sessionGeneration - 1);
    }
  }

  @Test
  default void of_sessions_that_keep_themselves_in_turn_the_last_one_stays() {
    var account = stored(storage());
    SessionId first = newSession();
    SessionId second = newSession();

    Account once = changed(storage(), account, newPassword(), new AllExcept(first));
    Account twice = changed(storage(), once, newPassword(), new AllExcept(second));

    assertOver(twice, first, 0);
    assertOpen(twice, second, 1);

    Account thrice = changed(storage(), twice, newPassword(), new All());
    assertOver(thrice, first, 0);
    assertOver(thrice, second, 1);
    assertOpen(thrice, newSession(), 3);
  }

  @Test
  default void a_change_that_ends_all_sessions_ends_the_kept_one_too() {
    var account = stored(storage());
    SessionId kept = newSession();
    Account changed = changed(storage(), account, newPassword(), new AllExcept(kept));

    Account inactive = changed(storage(), changed, activation(false), new All());
    assertOver(inactive, kept, 0);

    Account active = changed(storage(), inactive, activation(true), new None());
    assertOver(active, kept, 0);
  }

  @Test
  default void a_change_that_ends_no_session_keeps_the_kept_one() {
    var account = stored(storage());
    SessionId kept = newSession();
    Account changed = changed(storage(), account, newPassword(), new AllExcept(kept));

    Account promoted = changed(storage(), changed, promotion(), new None());
    users().rehash(account.id(), promoted.passwordHash(), hash());

    assertOpen(promoted, kept, 0);
  }

  @Test
  default void a_change_that_is_refused_neither_keeps_nor_ends_a_session() {
    var account = stored(storage());
    SessionId kept = newSession();
    Account changed = changed(storage(), account, newPassword(), new AllExcept(kept));
    SessionId other = newSession();

    Account stale = account.after(newPassword());
    assertThat(users().replace(stale, new AllExcept(other))).isEqualTo(Replaced.STALE);
    assertThat(users().replace(stale, new All())).isEqualTo(Replaced.STALE);

    assertOpen(changed, kept, 0);
    assertOver(changed, other, 0);
  }

  @Test
  default void a_kept_session_is_its_own_users_alone() {
    var account = stored(storage());
    var other = stored(storage());
    SessionId kept = newSession();
    changed(storage(), account, newPassword(), new AllExcept(kept));
    Account changed = changed(storage(), other, newPassword(), new AllExcept(newSession()));

    assertOver(changed, kept, 0);
  }

  @Test
  default void
      of_concurrent_password_changes_the_one_that_wins_keeps_its_session_elsewhere_alone() {
    for (int round = 0; round < 5; round++) {
      var account = stored(storage());
      List<SessionId> sessions =
          IntStream.range(0, Race.CONTENDERS).mapToObj(number -> newSession()).toList();

      List<Replaced> outcomes =
          Race.among(
              number ->
                  () ->
                      users()
                          .replace(
                              account.after(newPassword()), new AllExcept(sessions.get(number))));

      assertThat(sessions)
          .filteredOn(session -> users().findBySession(account.id(), session, 0).isPresent())
          .containsExactly(sessions.get(outcomes.indexOf(Replaced.REPLACED)));
    }
  }

  private static SessionId newSession() {
    return new SessionId(UUID.randomUUID());
  }

  private void assertOpen(Account account, SessionId session, long sessionGeneration) {
    assertThat(users().findBySession(account.id(), session, sessionGeneration))
        .contains(account.user());
  }

  private void assertOver(Account account, SessionId session, long sessionGeneration) {
    assertThat(users().findBySession(account.id(), session, sessionGeneration)).isEmpty();
  }
}
