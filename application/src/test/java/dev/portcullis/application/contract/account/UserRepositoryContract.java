package dev.portcullis.application.contract.account;

import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.hash;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.promotion;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.account.UserRepository.Added;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.password.PasswordHash;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a {@link UserRepository} must do: here about adding, finding, rehashing and removing
 * accounts, and the rest in what it extends.
 */
public interface UserRepositoryContract
    extends UserReplacementContract,
        UserListContract,
        UserAttributesContract,
        UserSessionContract,
        EmailIdentityContract {
  @Override
  Storage storage();

  private UserRepository users() {
    return storage().users();
  }

  @Test
  default void an_account_comes_back_with_every_field() {
    for (int flags = 0; flags < 8; flags++) {
      var id = new UserId(UUID.randomUUID());
      boolean active = (flags & 1) != 0;
      boolean superuser = (flags & 2) != 0;
      boolean verified = (flags & 4) != 0;
      var user = new User(id, email(), active, superuser, verified);
      var account = new Account(user, hash(), 7L + flags, 3L + flags);

      assertThat(users().add(account)).isEqualTo(Added.ADDED);

      assertThat(users().findById(id)).contains(account);
      assertThat(users().findByEmail(user.email())).contains(account);
    }
  }

  @Test
  default void the_longest_values_come_back() {
    String domain = text() + "." + ("d".repeat(63) + ".").repeat(2) + "d".repeat(25) + ".ex";
    var email = new EmailAddress("l".repeat(64) + "@" + domain);
    assertThat(email.value()).hasSize(254);
    var user = new User(new UserId(UUID.randomUUID()), email, true, true, true);
    var longHash = new PasswordHash("$example$" + "h".repeat(2000));
    var account = new Account(user, longHash, Long.MAX_VALUE - 1, Long.MAX_VALUE - 1);

    stored(storage(), account);

    assertThat(users().findById(account.id())).contains(account);
    assertThat(users().findByEmail(email)).contains(account);
  }

  @Test
  default void an_address_beyond_ascii_comes_back() {
    var account = account(new EmailAddress("übung.𝛂." + text() + "@bücher.例え"));

    stored(storage(), account);

    assertThat(users().findByEmail(account.user().email())).contains(account);
  }

  @Test
  default void ids_at_both_ends_come_back() {
    long random = UUID.randomUUID().getLeastSignificantBits();
    for (long high : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      var account = account(new UserId(new UUID(high, random)), email());
      stored(storage(), account);
      assertThat(users().findById(account.id())).contains(account);
    }
  }

  @Test
  default void nobody_is_found_who_was_never_added() {
    stored(storage());

    assertThat(users().findById(new UserId(UUID.randomUUID()))).isEmpty();
    assertThat(users().findByEmail(email())).isEmpty();
  }

  @Test
  default void a_refused_claim_changes_nothing_of_the_owner() {
    var owner = stored(storage());
    Session session = opened(storage(), owner);

    assertThat(users().add(account(owner.user().email()))).isEqualTo(Added.EMAIL_TAKEN);

    assertThat(users().findById(owner.id())).contains(owner);
    assertThat(isOpen(storage(), session)).isTrue();
  }

  @Test
  default void of_many_concurrent_claims_on_one_address_exactly_one_wins() {
    for (int round = 0; round < 5; round++) {
      var email = email();
      List<Account> claims =
          IntStream.range(0, Race.CONTENDERS).mapToObj(number -> account(email)).toList();

      List<Added> outcomes = Race.among(number -> () -> users().add(claims.get(number)));

      assertThat(Race.count(outcomes, Added.ADDED)).isEqualTo(1);
      assertThat(Race.count(outcomes, Added.EMAIL_TAKEN)).isEqualTo(Race.CONTENDERS - 1);
      Account winner = claims.get(outcomes.indexOf(Added.ADDED));
      assertThat(users().findByEmail(email)).contains(winner);
      assertThat(claims)
          .filteredOn(claim -> users().findById(claim.id()).isPresent())
          .containsExactly(winner);
    }
  }

  @Test
  default void concurrent_claims_on_different_addresses_all_win() {
    List<Account> claims =
        IntStream.range(0, 2 * Race.CONTENDERS).mapToObj(number -> account()).toList();

    List<Added> outcomes =
        Race.among(
            claims.stream().<Callable<Added>>map(claim -> () -> users().add(claim)).toList());

    assertThat(outcomes).containsOnly(Added.ADDED);
    assertThat(claims)
        .allSatisfy(claim -> assertThat(users().findById(claim.id())).contains(claim));
  }

  @Test
  default void an_id_that_is_taken_is_refused_and_nothing_changes() {
    var owner = stored(storage());
    Session session = opened(storage(), owner);
    var twin = account(owner.id(), email());

    // No use case lets this happen, so there is no outcome for it.
    assertThatThrownBy(() -> users().add(twin)).isInstanceOf(RuntimeException.class);

    assertThat(users().findById(owner.id())).contains(owner);
    assertThat(users().findByEmail(owner.user().email())).contains(owner);
    assertThat(isOpen(storage(), session)).isTrue();
    assertThat(users().add(account(twin.user().email()))).isEqualTo(Added.ADDED);
  }

  @Test
  default void a_rehash_is_a_new_version_in_the_same_session_generation_and_ends_no_session() {
    var account = stored(storage(), new Account(account().user(), hash(), 4, 2));
    Session session = opened(storage(), account);
    PasswordHash current = hash();

    users().rehash(account.id(), account.passwordHash(), current);

    assertThat(users().findById(account.id())).contains(new Account(account.user(), current, 5, 2));
    assertThat(isOpen(storage(), session)).isTrue();
  }

  @Test
  default void a_rehash_of_a_hash_that_is_no_longer_stored_changes_nothing() {
    var account = stored(storage());
    PasswordHash outdated = hash();

    users().rehash(account.id(), outdated, hash());

    assertThat(users().findById(account.id())).contains(account);
  }

  @Test
  default void a_rehash_leaves_a_user_with_the_same_hash_alone() {
    var account = stored(storage());
    var twin = stored(storage(), Account.open(account().user(), account.passwordHash()));

    users().rehash(account.id(), account.passwordHash(), hash());

    assertThat(users().findById(twin.id())).contains(twin);
  }

  @Test
  default void a_rehash_for_nobody_stores_nothing() {
    var id = new UserId(UUID.randomUUID());

    users().rehash(id, hash(), hash());

    assertThat(users().findById(id)).isEmpty();
  }

  @Test
  default void of_concurrent_rehashes_one_is_kept() {
    var account = stored(storage());
    List<PasswordHash> hashes =
        IntStream.range(0, Race.CONTENDERS).mapToObj(number -> hash()).toList();

    List<Boolean> done =
        Race.among(
            number ->
                () -> {
                  users().rehash(account.id(), account.passwordHash(), hashes.get(number));
                  return true;
                });

    assertThat(done).hasSize(Race.CONTENDERS);
    assertThat(users().findById(account.id()))
        .hasValueSatisfying(
            stored -> {
              assertThat(stored.version()).isEqualTo(account.version() + 1);
              assertThat(hashes).contains(stored.passwordHash());
            });
  }

  @Test
  default void removing_tells_whether_there_was_an_account() {
    var account = stored(storage());

    assertThat(users().remove(account.id())).isTrue();

    assertThat(users().findById(account.id())).isEmpty();
    assertThat(users().findByEmail(account.user().email())).isEmpty();
    assertThat(users().remove(account.id())).isFalse();
    assertThat(users().remove(new UserId(UUID.randomUUID()))).isFalse();
  }

  @Test
  default void removing_ends_every_session_of_that_user_alone() {
    var account = stored(storage());
    var other = stored(storage());
    List<Session> sessions = List.of(opened(storage(), account), opened(storage(), account));
    Session others = opened(storage(), other);

    users().remove(account.id());

    assertThat(sessions).noneMatch(session -> isOpen(storage(), session));
    assertThat(isOpen(storage(), others)).isTrue();
    assertThat(users().findById(other.id())).contains(other);
  }

  @Test
  default void of_many_concurrent_removals_exactly_one_finds_the_account() {
    var account = stored(storage());

    List<Boolean> outcomes = Race.among(number -> () -> users().remove(account.id()));

    assertThat(Race.count(outcomes, true)).isEqualTo(1);
  }

  @Test
  default void an_address_is_free_again_once_its_account_is_removed_or_has_another() {
    var removed = stored(storage());
    var moved = stored(storage());
    users().remove(removed.id());
    changed(storage(), moved, newEmail(email()), new SessionRevocation.None());

    assertThat(users().add(account(removed.user().email()))).isEqualTo(Added.ADDED);
    assertThat(users().add(account(moved.user().email()))).isEqualTo(Added.ADDED);
  }

  @Test
  default void sessions_of_a_removed_user_do_not_come_back_with_the_same_address() {
    var removed = stored(storage());
    Session session = opened(storage(), removed);
    users().remove(removed.id());

    var successor = stored(storage(), account(removed.user().email()));
    changed(storage(), successor, promotion(), new SessionRevocation.None());

    assertThat(isOpen(storage(), session)).isFalse();
  }
}
