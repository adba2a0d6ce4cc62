package dev.portcullis.application.contract.login;

import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.activation;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.hash;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.promotion;
import static dev.portcullis.application.contract.TestData.session;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.tokenHash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.login.SessionRevocation.All;
import dev.portcullis.application.port.out.login.SessionRevocation.AllExcept;
import dev.portcullis.application.port.out.login.SessionRevocation.None;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.login.Sessions.Opened;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.TokenHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may open a session, by {@link Sessions}: also when the account changes at the same time. */
public interface SessionOpeningContract {
  /** The open store; the same one throughout a test. */
  Storage storage();

  private Sessions sessions() {
    return storage().sessions();
  }

  @Test
  default void no_session_opens_in_another_session_generation() {
    var account = stored(storage(), new Account(account().user(), hash(), 9, 5));

    for (long sessionGeneration : new long[] {0, 4, 6, 9}) {
      assertRefused(session(account.id()), sessionGeneration);
    }
    assertThat(opened(storage(), account)).isNotNull();
  }

  @Test
  default void no_session_opens_once_the_password_was_changed() {
    var account = stored(storage());
    Account changed = changed(storage(), account, newPassword(), new All());

    assertRefused(session(account.id()), account.sessionGeneration());
    assertThat(isOpen(storage(), opened(storage(), changed))).isTrue();
  }

  @Test
  default void no_session_opens_for_an_inactive_user() {
    var account = stored(storage());
    Account inactive = changed(storage(), account, activation(false), new All());

    assertRefused(session(account.id()), account.sessionGeneration());
    assertRefused(session(account.id()), inactive.sessionGeneration());
  }

  @Test
  default void no_session_opens_after_activation_for_a_password_checked_before_deactivation() {
    var account = stored(storage());
    Account inactive = changed(storage(), account, activation(false), new All());
    Account active = changed(storage(), inactive, activation(true), new None());

    assertRefused(session(account.id()), account.sessionGeneration());
    assertThat(isOpen(storage(), opened(storage(), active))).isTrue();
  }

  @Test
  default void no_session_opens_for_nobody() {
    var removed = stored(storage());
    storage().users().remove(removed.id());

    assertRefused(session(removed.id()), removed.sessionGeneration());
    assertRefused(session(new UserId(UUID.randomUUID())), 0);
  }

  @Test
  default void changes_that_end_no_session_keep_none_from_opening() {
    var account = stored(storage());
    changed(storage(), account, promotion(), new None());
    storage().users().rehash(account.id(), account.passwordHash(), hash());

    assertThat(isOpen(storage(), opened(storage(), account))).isTrue();
  }

  @Test
  default void a_log_in_that_races_with_a_password_change_leaves_nothing_that_outlives_it() {
    for (int round = 0; round < 40; round++) {
      var account = stored(storage());
      Account changed = account.after(newPassword());

      List<Session> sessions =
          raceWithOpening(
              account, () -> storage().users().replace(changed, new All()) == Replaced.REPLACED);

      assertThat(sessions).noneMatch(session -> isOpen(storage(), session));
      assertThat(storage().users().findById(account.id())).contains(changed);
    }
  }

  @Test
  default void a_log_in_that_races_with_ones_own_password_change_leaves_the_own_session_alone() {
    for (int round = 0; round < 20; round++) {
      var account = stored(storage());
      Session own = opened(storage(), account);
      Account changed = account.after(newPassword());
      var ending = new AllExcept(own.id());

      List<Session> sessions =
          raceWithOpening(
              account, () -> storage().users().replace(changed, ending) == Replaced.REPLACED);

      assertThat(sessions).noneMatch(session -> isOpen(storage(), session));
      assertThat(isOpen(storage(), own)).isTrue();
    }
  }

  @Test
  default void a_log_in_that_races_with_a_deactivation_leaves_nothing_that_outlives_it() {
    for (int round = 0; round < 20; round++) {
      var account = stored(storage());
      Account inactive = account.after(activation(false));

      List<Session> sessions =
          raceWithOpening(
              account, () -> storage().users().replace(inactive, new All()) == Replaced.REPLACED);

      changed(storage(), inactive, activation(true), new None());
      assertThat(sessions).noneMatch(session -> isOpen(storage(), session));
    }
  }

  @Test
  default void a_log_in_that_races_with_a_deletion_leaves_nothing_that_outlives_it() {
    for (int round = 0; round < 20; round++) {
      var account = stored(storage());

      List<Session> sessions =
          raceWithOpening(account, () -> storage().users().remove(account.id()));

      assertThat(sessions).noneMatch(session -> isOpen(storage(), session));
      assertThat(storage().users().findById(account.id())).isEmpty();
    }
  }

  /**
   * Opens sessions in the account's session generation while {@code change} is made, which must
   * succeed.
   */
  private List<Session> raceWithOpening(Account account, Callable<Boolean> change) {
    List<Session> sessions =
        IntStream.range(0, 4).mapToObj(number -> session(account.id())).toList();
    Stream<Callable<Boolean>> openings =
        sessions.stream()
            .map(
                session ->
                    () ->
                        sessions()
                                .open(
                                    session, Optional.of(tokenHash()), account.sessionGeneration())
                            == Opened.OPENED);
    var contenders = new ArrayList<>(openings.toList());
    contenders.add(2, change);
    assertThat(Race.among(contenders).get(2)).isTrue();
    return sessions;
  }

  private void assertRefused(Session session, long sessionGeneration) {
    TokenHash hash = tokenHash();
    assertThat(sessions().open(session, Optional.of(hash), sessionGeneration))
        .isEqualTo(Opened.USER_CHANGED);
    assertThat(sessions().find(session.id(), NOW)).isEmpty();
    assertThat(sessions().findByToken(hash, NOW)).isEmpty();
  }
}
