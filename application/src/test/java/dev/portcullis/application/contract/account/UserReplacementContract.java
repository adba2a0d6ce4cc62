package dev.portcullis.application.contract.account;

import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.hash;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.newAttribute;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.promotion;
import static dev.portcullis.application.contract.TestData.session;
import static dev.portcullis.application.contract.TestData.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.account.UserRepository.Added;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.login.SessionRevocation.All;
import dev.portcullis.application.port.out.login.SessionRevocation.AllExcept;
import dev.portcullis.application.port.out.login.SessionRevocation.None;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.password.PasswordHash;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract of a {@link UserRepository} about changes to accounts. */
public interface UserReplacementContract {
  /** Open store; the same instance throughout a test. */
  Storage storage();

  private UserRepository users() {
    return storage().users();
  }

  @Test
  default void a_replacement_comes_back_with_every_field() {
    var before = stored(storage());
    var after = new Account(new User(before.id(), email(), false, true, true), hash(), 1, 12);

    assertThat(users().replace(after, new None())).isEqualTo(Replaced.REPLACED);

    assertThat(users().findById(before.id())).contains(after);
    assertThat(users().findByEmail(after.user().email())).contains(after);
    assertThat(users().findByEmail(before.user().email())).isEmpty();
  }

  /**
   * A transaction holds the account whose rights it relies on. Once a change of that account is
   * acknowledged, no act that relied on its old state may still happen.
   */
  @Test
  default void an_account_that_a_transaction_holds_changes_only_after_the_transaction() {
    var held = stored(storage());
    var isHeld = new CountDownLatch(1);
    var isChanged = new CountDownLatch(1);
    var other = stored(storage());

    List<Account> others =
        Race.among(
            List.of(
                () ->
                    storage()
                        .inTransaction(
                            () -> {
                              assertThat(users().findAndHold(held.id())).contains(held);
                              isHeld.countDown();
                              awaitBriefly(isChanged);
                              return replaced(other, newAttribute("title", "king"));
                            }),
                () -> {
                  isHeld.await();
                  replaced(held, promotion());
                  isChanged.countDown();
                  return users().findById(other.id()).orElseThrow();
                }));

    assertThat(others.get(1)).isEqualTo(others.get(0));
  }

  /** The change must not happen here: the time is a bound for stores that don't hold. */
  private static void awaitBriefly(CountDownLatch change) {
    try {
      change.await(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private Account replaced(Account before, AccountChanges changes) {
    Account after = before.after(changes);
    assertThat(users().replace(after, new None())).isEqualTo(Replaced.REPLACED);
    return after;
  }

  @Test
  default void a_missing_account_can_not_be_held() {
    assertThat(storage().inTransaction(() -> users().findAndHold(account().id()))).isEmpty();
  }

  @Test
  default void a_replacement_has_no_effect_on_other_users() {
    var account = stored(storage());
    var other = stored(storage());

    users().replace(account.after(newPassword()), new All());

    assertThat(users().findById(other.id())).contains(other);
  }

  @Test
  default void keeping_the_same_address_is_no_conflict() {
    var before = stored(storage());

    assertThat(users().replace(before.after(promotion()), new None())).isEqualTo(Replaced.REPLACED);
  }

  @Test
  default void a_replacement_based_on_any_version_but_the_latest_is_stale_and_changes_nothing() {
    var current = stored(storage(), new Account(account().user(), hash(), 5, 3));
    Session session = opened(storage(), current);

    for (long version : new long[] {0, 4, 5, 7, 100}) {
      var lost = new Account(account(current.id(), email()).user(), hash(), version, 4);
      assertThat(users().replace(lost, new All())).as("%d", version).isEqualTo(Replaced.STALE);
      assertThat(users().findByEmail(lost.user().email())).as("%d", version).isEmpty();
    }
    assertThat(users().findById(current.id())).contains(current);
    assertThat(isOpen(storage(), session)).isTrue();
  }

  @Test
  default void a_replacement_based_on_the_version_before_a_rehash_is_stale() {
    var account = stored(storage());
    PasswordHash current = hash();
    users().rehash(account.id(), account.passwordHash(), current);

    assertThat(users().replace(account.after(promotion()), new None())).isEqualTo(Replaced.STALE);

    assertThat(users().findById(account.id())).contains(new Account(account.user(), current, 1, 0));
  }

  @Test
  default void a_replacement_of_a_missing_user_is_stale_and_stores_nothing() {
    var never = account();
    var removed = stored(storage());
    users().remove(removed.id());

    assertThat(users().replace(never.after(promotion()), new All())).isEqualTo(Replaced.STALE);
    assertThat(users().replace(removed.after(promotion()), new All())).isEqualTo(Replaced.STALE);

    assertThat(users().findById(never.id())).isEmpty();
    assertThat(users().findById(removed.id())).isEmpty();
  }

  @Test
  default void a_taken_address_changes_nothing_and_ends_no_session() {
    var owner = stored(storage(), account(new EmailAddress("é" + email())));
    var claimant = stored(storage());
    Session owners = opened(storage(), owner);
    Session claimants = opened(storage(), claimant);
    var variant = new EmailAddress("E\u0301" + owner.user().email().value().substring(1));
    Account claim = claimant.after(newPassword());
    User claiming = claimant.after(newEmail(variant)).user();

    Replaced outcome =
        users()
            .replace(
                new Account(
                    claiming, claim.passwordHash(), claim.version(), claim.sessionGeneration()),
                new All());

    assertThat(outcome).isEqualTo(Replaced.EMAIL_TAKEN);
    assertThat(users().findById(claimant.id())).contains(claimant);
    assertThat(users().findByEmail(claimant.user().email())).contains(claimant);
    assertThat(users().findById(owner.id())).contains(owner);
    assertThat(isOpen(storage(), owners)).isTrue();
    assertThat(isOpen(storage(), claimants)).isTrue();
  }

  @Test
  default void a_replacement_can_end_all_sessions_of_only_that_user() {
    var account = stored(storage());
    var other = stored(storage());
    List<Session> sessions = List.of(opened(storage(), account), opened(storage(), account));
    Session others = opened(storage(), other);

    users().replace(account.after(newPassword()), new All());

    assertThat(sessions).noneMatch(session -> isOpen(storage(), session));
    assertThat(isOpen(storage(), others)).isTrue();
  }

  @Test
  default void a_replacement_can_end_all_sessions_but_one_of_only_that_user() {
    var account = stored(storage());
    var other = stored(storage());
    Session kept = opened(storage(), account);
    List<Session> sessions = List.of(opened(storage(), account), opened(storage(), account));
    Session others = opened(storage(), other);

    users().replace(account.after(newPassword()), new AllExcept(kept.id()));

    assertThat(sessions).noneMatch(session -> isOpen(storage(), session));
    assertThat(isOpen(storage(), kept)).isTrue();
    assertThat(isOpen(storage(), others)).isTrue();
  }

  @Test
  default void a_replacement_that_keeps_an_unknown_session_ends_all() {
    var account = stored(storage());
    Session session = opened(storage(), account);
    Session over = session(account.id());

    users().replace(account.after(newPassword()), new AllExcept(over.id()));

    assertThat(isOpen(storage(), session)).isFalse();
    assertThat(isOpen(storage(), over)).isFalse();
  }

  @Test
  default void a_replacement_can_end_no_session() {
    var account = stored(storage());
    Session session = opened(storage(), account);

    users().replace(account.after(promotion()), new None());

    assertThat(isOpen(storage(), session)).isTrue();
  }

  @Test
  default void of_many_concurrent_replacements_of_one_version_exactly_one_wins() {
    for (int round = 0; round < 5; round++) {
      var account = stored(storage());
      List<Account> changes =
          IntStream.range(0, Race.CONTENDERS)
              .mapToObj(number -> account.after(newEmail(email())))
              .toList();

      List<Replaced> outcomes =
          Race.among(number -> () -> users().replace(changes.get(number), new None()));

      assertThat(Race.count(outcomes, Replaced.REPLACED)).isEqualTo(1);
      assertThat(Race.count(outcomes, Replaced.STALE)).isEqualTo(Race.CONTENDERS - 1);
      assertThat(users().findById(account.id()))
          .contains(changes.get(outcomes.indexOf(Replaced.REPLACED)));
    }
  }

  @Test
  default void of_concurrent_password_changes_the_winner_leaves_only_its_own_session_open() {
    for (int round = 0; round < 5; round++) {
      var account = stored(storage());
      List<Session> sessions =
          IntStream.range(0, Race.CONTENDERS)
              .mapToObj(number -> opened(storage(), account))
              .toList();

      List<Replaced> outcomes =
          Race.among(
              number ->
                  () -> {
                    SessionRevocation ending = new AllExcept(sessions.get(number).id());
                    return users().replace(account.after(newPassword()), ending);
                  });

      assertThat(Race.count(outcomes, Replaced.REPLACED)).isEqualTo(1);
      assertThat(sessions)
          .filteredOn(session -> isOpen(storage(), session))
          .containsExactly(sessions.get(outcomes.indexOf(Replaced.REPLACED)));
    }
  }

  @Test
  default void of_concurrent_changes_to_one_address_exactly_one_wins() {
    var email = email();
    List<Account> accounts =
        IntStream.range(0, Race.CONTENDERS).mapToObj(number -> stored(storage())).toList();

    List<Replaced> outcomes =
        Race.among(
            number ->
                () -> users().replace(accounts.get(number).after(newEmail(email)), new None()));

    assertThat(Race.count(outcomes, Replaced.REPLACED)).isEqualTo(1);
    assertThat(Race.count(outcomes, Replaced.EMAIL_TAKEN)).isEqualTo(Race.CONTENDERS - 1);
    Account winner = accounts.get(outcomes.indexOf(Replaced.REPLACED));
    assertThat(users().findByEmail(email)).contains(winner.after(newEmail(email)));
  }

  @Test
  default void of_an_addition_and_a_concurrent_change_to_one_address_exactly_one_wins() {
    for (int round = 0; round < 20; round++) {
      var email = email();
      var mover = stored(storage());
      List<Callable<Boolean>> both =
          List.of(
              () -> users().add(account(email)) == Added.ADDED,
              () -> users().replace(mover.after(newEmail(email)), new None()) == Replaced.REPLACED);

      assertThat(Race.count(Race.among(both), true)).isEqualTo(1);
    }
  }

  @Test
  default void a_rehash_never_restores_the_password_before_a_concurrent_change() {
    for (int round = 0; round < 20; round++) {
      var account = stored(storage());
      Account changed = account.after(newPassword());
      PasswordHash rehashed = hash();
      List<Callable<Boolean>> both =
          List.of(
              () -> users().replace(changed, new All()) == Replaced.REPLACED,
              () -> {
                users().rehash(account.id(), account.passwordHash(), rehashed);
                return true;
              });

      boolean replaced = Race.among(both).getFirst();

      assertThat(users().findById(account.id()).map(Account::passwordHash))
          .contains(replaced ? changed.passwordHash() : rehashed);
    }
  }
}
