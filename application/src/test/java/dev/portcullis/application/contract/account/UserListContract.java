package dev.portcullis.application.contract.account;

import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.account.UserRepository.UserHash;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.password.PasswordHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Contract of a {@link UserRepository} about listing users. */
public interface UserListContract {
  /** Open store; the same instance throughout a test. */
  Storage storage();

  private UserRepository users() {
    return storage().users();
  }

  @Test
  default void users_are_listed_by_the_text_of_their_ids() {
    // Signed numbers, and the byte order of some stores, would sort these ids differently.
    List<Account> accounts =
        new ArrayList<>(
            List.of(
                withId(0x7fff_ffff_ffff_ffffL),
                withId(0x8000_0000_0000_0000L),
                withId(0x0000_0000_0000_0001L),
                withId(0xffff_ffff_ffff_ffffL),
                withId(0x00ff_0000_0000_0000L),
                withId(0x9a00_0000_0000_0000L),
                withId(0xa900_0000_0000_0000L)));
    Collections.shuffle(accounts);
    accounts.forEach(account -> stored(storage(), account));

    List<User> listed = users().list(Optional.empty(), Integer.MAX_VALUE);

    assertThat(listed).isSortedAccordingTo(Comparator.comparing(UserListContract::text));
    assertThat(listed).containsAll(accounts.stream().map(Account::user).toList());
  }

  @Test
  default void a_list_starts_after_the_given_id_and_stops_at_the_limit() {
    List<User> users = neighbours(7);
    Optional<UserId> second = Optional.of(users.get(1).id());

    assertThat(users().list(second, 3)).containsExactlyElementsOf(users.subList(2, 5));
    assertThat(users().list(second, 5)).containsExactlyElementsOf(users.subList(2, 7));
    assertThat(users().list(second, 1)).containsExactly(users.get(2));
  }

  @Test
  default void a_list_may_start_after_the_id_of_a_removed_user() {
    List<User> users = neighbours(5);
    UserId gone = users.get(2).id();
    users().remove(gone);

    assertThat(users().list(Optional.of(gone), 2)).containsExactlyElementsOf(users.subList(3, 5));
  }

  @Test
  default void a_list_after_the_last_user_is_empty() {
    neighbours(2);

    var last = new UserId(new UUID(-1L, -1L));

    assertThat(users().list(Optional.of(last), 10)).isEmpty();
  }

  @Test
  default void a_list_without_a_start_begins_with_the_first_user() {
    neighbours(3);

    List<User> all = users().list(Optional.empty(), Integer.MAX_VALUE);

    assertThat(users().list(Optional.empty(), 2)).containsExactlyElementsOf(all.subList(0, 2));
  }

  @Test
  default void pages_hold_every_remaining_user_once_while_users_are_changed_added_and_removed() {
    List<User> users = neighbours(6);
    Optional<UserId> before = Optional.of(before(users.getFirst().id()));

    List<User> first = users().list(before, 2);
    Account gone = users().findById(users.get(0).id()).orElseThrow();
    users().remove(gone.id());
    Account moved = users().findById(users.get(4).id()).orElseThrow();
    moved = changed(storage(), moved, newEmail(email()), new SessionRevocation.None());
    List<User> second = users().list(Optional.of(first.getLast().id()), 2);
    List<User> third = users().list(Optional.of(second.getLast().id()), 2);

    assertThat(first).containsExactlyElementsOf(users.subList(0, 2));
    assertThat(second).containsExactlyElementsOf(users.subList(2, 4));
    assertThat(third).containsExactly(moved.user(), users.get(5));
  }

  @Test
  default void pages_hold_every_remaining_user_once_during_concurrent_additions_and_removals() {
    List<User> users = neighbours(20);
    UserId before = before(users.getFirst().id());
    UserId last = users.getLast().id();

    List<List<User>> seen =
        Race.among(
            number ->
                () -> number % 2 == 0 ? pages(before, last, 3) : comeAndGo(users.get(number).id()));

    for (int number = 0; number < Race.CONTENDERS; number += 2) {
      assertThat(seen.get(number))
          .isSortedAccordingTo(Comparator.comparing(UserListContract::text))
          .filteredOn(users::contains)
          .containsExactlyElementsOf(users);
    }
  }

  /** Reads all users after {@code before} and up to {@code last}, page by page. */
  private List<User> pages(UserId before, UserId last, int limit) {
    var seen = new ArrayList<User>();
    UserId end = before;
    while (end.toString().compareTo(last.toString()) < 0) {
      List<User> page = users().list(Optional.of(end), limit);
      assertThat(page).isNotEmpty();
      assertThat(page.getFirst().id().toString()).isGreaterThan(end.toString());
      seen.addAll(page);
      end = page.getLast().id();
    }
    return seen;
  }

  /** Adds and removes users whose ids directly follow {@code neighbour}. */
  private List<User> comeAndGo(UserId neighbour) {
    long half = neighbour.value().getMostSignificantBits();
    for (int number = 1; number <= 10; number++) {
      var id = new UserId(new UUID(half, neighbour.value().getLeastSignificantBits() + number));
      stored(storage(), account(id, email()));
      users().remove(id);
    }
    return List.of();
  }

  @Test
  default void the_list_contains_every_field_in_its_current_state() {
    UserId id = neighbours(1).getFirst().id();
    Account before = users().findById(id).orElseThrow();
    var user = new User(id, email(), false, true, true);
    users().replace(new Account(user, before.passwordHash(), 1, 1), new SessionRevocation.None());

    assertThat(users().list(Optional.of(before(id)), 1)).containsExactly(user);
  }

  @Test
  default void hashes_that_do_not_begin_with_a_prefix_are_listed_by_the_text_of_the_users_ids() {
    List<UserHash> hashes =
        withHashes("$2_$own", "$2b$a", "$2_$", PasswordHash.NONE.value(), "$2_", "", "$2_$own2");
    Optional<UserId> before = Optional.of(before(hashes.getFirst().user()));

    List<UserHash> others = List.of(hashes.get(1), hashes.get(4), hashes.get(5));
    assertThat(users().listHashesWithout("$2_$", before, 3)).isEqualTo(others);
    assertThat(users().listHashesWithout("$2_$", before, 2)).isEqualTo(others.subList(0, 2));
    assertThat(users().listHashesWithout("$2_$", Optional.of(others.getFirst().user()), 2))
        .isEqualTo(others.subList(1, 3));
  }

  @Test
  default void the_case_of_a_hash_s_prefix_counts() {
    List<UserHash> hashes = withHashes("$own$1", "$OWN$2", "$own$3", "$oWN$4");

    assertThat(users().listHashesWithout("$own$", Optional.of(before(hashes.getFirst().user())), 2))
        .containsExactly(hashes.get(1), hashes.get(3));
  }

  @Test
  default void a_list_of_hashes_without_a_start_begins_with_the_first_user() {
    withHashes("$other$1", "$other$2");

    List<UserHash> all = users().listHashesWithout("$own$", Optional.empty(), Integer.MAX_VALUE);

    assertThat(users().listHashesWithout("$own$", Optional.empty(), 2))
        .isEqualTo(all.subList(0, 2));
  }

  /** Adds users with adjacent ids and these hashes. */
  private List<UserHash> withHashes(String... hashes) {
    var added = new ArrayList<UserHash>();
    for (User user : neighbours(hashes.length)) {
      var hash = new PasswordHash(hashes[added.size()]);
      Account before = users().findById(user.id()).orElseThrow();
      changed(storage(), before, AccountChanges.password(hash), new SessionRevocation.None());
      added.add(new UserHash(user.id(), hash));
    }
    return added;
  }

  /** Adds {@code count} users with adjacent ids. */
  private List<User> neighbours(int count) {
    // Version 8 (RFC 9562, section 5.8), with the other bits of the first half random.
    long half = (UUID.randomUUID().getMostSignificantBits() & ~0xF000L) | 0x8000L;
    var users = new ArrayList<User>();
    for (int number = 1; number <= count; number++) {
      var id = new UserId(new UUID(half, 0x8000_0000_0000_0000L | 16L * number));
      users.add(stored(storage(), account(id, email())).user());
    }
    return users;
  }

  private static UserId before(UserId id) {
    return new UserId(
        new UUID(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits() - 1));
  }

  private static Account withId(long half) {
    long random = UUID.randomUUID().getLeastSignificantBits();
    return account(new UserId(new UUID(half, random)), email());
  }

  private static String text(User user) {
    return user.id().toString();
  }
}
