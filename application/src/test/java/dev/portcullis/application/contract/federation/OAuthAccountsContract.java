package dev.portcullis.application.contract.federation;

import static dev.portcullis.application.contract.TestData.DELICATE_INSTANTS;
import static dev.portcullis.application.contract.TestData.EXPIRY;
import static dev.portcullis.application.contract.TestData.LOOK_ALIKES;
import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.federation.OAuthAccounts.Linked;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.federation.OAuthAccounts.Unlinked;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.LinkProvenance;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Contract of {@link OAuthAccounts}: single links. {@link OAuthOwnershipContract} covers the users'
 * ways to sign in, {@link OAuthRivalryContract} concurrent requests.
 */
public interface OAuthAccountsContract extends OAuthOwnershipContract, OAuthRivalryContract {
  @Override
  Storage storage();

  private OAuthAccounts accounts() {
    return storage().oauthAccounts().orElseThrow();
  }

  @Test
  default void a_link_comes_back_with_every_field() {
    UserId user = stored(storage()).id();
    OAuthAccount account = elsewhere(user);

    assertThat(accounts().link(account, tokens(), 0)).isEqualTo(Linked.LINKED);

    assertThat(found(account)).contains(account);
    assertThat(accounts().list(user)).containsExactly(account);
  }

  @Test
  default void the_recorded_provenance_of_a_link_comes_back() {
    UserId user = stored(storage()).id();
    List<LinkProvenance> all =
        List.of(
            new LinkProvenance.Unverified(),
            new LinkProvenance.Verified(email()),
            new LinkProvenance.Unknown());
    OAuthAccount other = linked(user);
    for (LinkProvenance provenance : all) {
      OAuthAccount link = linked(user);
      assertThat(accounts().provenance(link.id())).isEqualTo(new LinkProvenance.Unknown());

      accounts().recordProvenance(link.id(), provenance);

      assertThat(accounts().provenance(link.id())).isEqualTo(provenance);
    }
    assertThat(accounts().provenance(other.id())).isEqualTo(new LinkProvenance.Unknown());
  }

  @Test
  default void a_missing_link_has_no_provenance() {
    OAuthAccountId missing = newId();

    accounts().recordProvenance(missing, new LinkProvenance.Unverified());

    assertThat(accounts().provenance(missing)).isEqualTo(new LinkProvenance.Unknown());
  }

  @Test
  default void the_largest_values_come_back() {
    UserId user = stored(storage()).id();
    String large = "\uD83D\uDDE1é".repeat(100) + text();
    var account = new OAuthAccount(newId(), user, "provider-" + text(), large, large + "@ex");

    accounts()
        .link(
            account, new SealedTokens("Kg/+".repeat(2_000), Optional.empty(), Optional.empty()), 0);

    assertThat(found(account)).contains(account);
  }

  @Test
  default void an_account_that_was_never_linked_is_not_found() {
    OAuthAccount account = linked(stored(storage()).id());
    String id = account.accountId();

    assertThat(accounts().find("another", id)).isEmpty();
    for (String other : List.of("", "%", id.substring(1), id + "0", id.toUpperCase(Locale.ROOT))) {
      assertThat(accounts().find(account.provider(), other)).as(other).isEmpty();
    }
    assertThat(accounts().list(stored(storage()).id())).isEmpty();
    assertThat(accounts().list(new UserId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void a_provider_account_belongs_to_one_user() {
    OAuthAccount account = linked(stored(storage()).id());
    UserId other = stored(storage()).id();

    assertThat(accounts().link(like(account, newId(), other), tokens(), 0)).isEqualTo(Linked.TAKEN);
    assertThat(accounts().link(like(account, newId(), account.user()), tokens(), 0))
        .isEqualTo(Linked.TAKEN);

    assertThat(found(account)).contains(account);
    assertThat(accounts().list(other)).isEmpty();
  }

  @Test
  default void an_id_belongs_to_one_link() {
    OAuthAccount account = linked(stored(storage()).id());
    OAuthAccount others = elsewhere(stored(storage()).id());
    var twin =
        new OAuthAccount(account.id(), others.user(), "google", others.accountId(), "a@b.example");

    assertThat(accounts().link(twin, tokens(), 0)).isEqualTo(Linked.TAKEN);

    assertThat(found(account)).contains(account);
    assertThat(found(twin)).isEmpty();
  }

  @Test
  default void the_same_id_at_another_provider_is_another_account() {
    OAuthAccount account = linked(stored(storage()).id());
    var other =
        new OAuthAccount(
            newId(),
            stored(storage()).id(),
            account.provider() + "x",
            account.accountId(),
            account.accountEmail());

    assertThat(accounts().link(other, tokens(), 0)).isEqualTo(Linked.LINKED);

    assertThat(found(account)).contains(account);
    assertThat(found(other)).contains(other);
  }

  @Test
  default void account_ids_are_compared_character_by_character() {
    UserId user = stored(storage()).id();
    String tail = text();
    var heads = new ArrayList<>(LOOK_ALIKES);
    heads.addAll(List.of("ZOE", "Zoe", "e\u0301", "é", "Å", "\u212B", "K", "\u212A", "İ", "ẞ"));
    Stream<String> ids = heads.stream().flatMap(head -> Stream.of(head + tail, tail + head));
    Stream<String> blanks = Stream.of(tail, tail + " ", " " + tail, tail + "\t");
    List<OAuthAccount> accounts =
        Stream.concat(ids, blanks)
            .map(id -> new OAuthAccount(newId(), user, "google", id, "a@b.example"))
            .toList();

    for (OAuthAccount account : accounts) {
      assertThat(found(account)).as(account.accountId()).isEmpty();
      assertThat(accounts().link(account, tokens(), 0)).isEqualTo(Linked.LINKED);
    }

    assertThat(accounts).allSatisfy(account -> assertThat(found(account)).contains(account));
    assertThat(accounts().list(user)).containsExactlyInAnyOrderElementsOf(accounts);
  }

  @Test
  default void provider_names_are_compared_character_by_character() {
    UserId user = stored(storage()).id();
    String id = text();
    List<OAuthAccount> accounts =
        Stream.of("google", "Google", "googlé", "google ", "google_", "google-", "googIe")
            .map(provider -> new OAuthAccount(newId(), user, provider, id, "a@b.example"))
            .toList();

    for (OAuthAccount account : accounts) {
      assertThat(accounts().link(account, tokens(), 0)).isEqualTo(Linked.LINKED);
    }

    assertThat(accounts).allSatisfy(account -> assertThat(found(account)).contains(account));
  }

  @Test
  default void linking_to_a_missing_user_is_refused() {
    var removed = stored(storage());
    storage().users().remove(removed.id());
    OAuthAccount taken = linked(stored(storage()).id());

    assertThat(accounts().link(elsewhere(removed.id()), tokens(), 0))
        .isEqualTo(Linked.USER_CHANGED);
    assertThat(accounts().link(elsewhere(new UserId(UUID.randomUUID())), tokens(), 0))
        .isEqualTo(Linked.USER_CHANGED);
    assertThat(accounts().link(like(taken, newId(), removed.id()), tokens(), 0))
        .isEqualTo(Linked.USER_CHANGED);
    assertThat(accounts().list(removed.id())).isEmpty();
  }

  @Test
  default void the_accounts_of_a_user_are_listed_by_provider_and_id() {
    UserId user = stored(storage()).id();
    linked(stored(storage()).id());
    String id = text();
    List<OAuthAccount> sorted =
        Stream.of("a B", "a a", "b_9", "b_A", "b_a", "c-1", "c10", "c2")
            .map(
                key ->
                    new OAuthAccount(newId(), user, key.substring(0, 1), key + id, "a@b.example"))
            .toList();

    for (int number : new int[] {5, 2, 7, 0, 3, 6, 1, 4}) {
      accounts().link(sorted.get(number), tokens(), 0);
    }

    assertThat(accounts().list(user)).containsExactlyElementsOf(sorted);
  }

  @Test
  default void of_concurrent_links_of_one_provider_account_exactly_one_succeeds() {
    for (int round = 0; round < 5; round++) {
      String id = text();
      List<OAuthAccount> claims =
          IntStream.range(0, Race.CONTENDERS)
              .mapToObj(number -> stored(storage()).id())
              .map(user -> new OAuthAccount(newId(), user, "google", id, "a@b.example"))
              .toList();

      List<Linked> outcomes =
          Race.among(number -> () -> accounts().link(claims.get(number), tokens(), 0));

      assertThat(Race.count(outcomes, Linked.LINKED)).isEqualTo(1);
      assertThat(Race.count(outcomes, Linked.TAKEN)).isEqualTo(Race.CONTENDERS - 1);
      OAuthAccount winner = claims.get(outcomes.indexOf(Linked.LINKED));
      assertThat(accounts().find("google", id)).contains(winner);
      assertThat(claims)
          .filteredOn(claim -> !accounts().list(claim.user()).isEmpty())
          .containsExactly(winner);
    }
  }

  @Test
  default void concurrent_links_of_different_provider_accounts_all_succeed() {
    List<OAuthAccount> claims =
        IntStream.range(0, Race.CONTENDERS)
            .mapToObj(number -> elsewhere(stored(storage()).id()))
            .toList();

    List<Linked> outcomes =
        Race.among(number -> () -> accounts().link(claims.get(number), tokens(), 0));

    assertThat(outcomes).containsOnly(Linked.LINKED);
  }

  @Test
  default void a_refresh_updates_the_address_and_nothing_else() {
    OAuthAccount account = linked(stored(storage()).id());
    OAuthAccount other = linked(account.user());

    assertThat(accounts().refresh(account.id(), "new@camelot.example", tokens())).isTrue();

    var refreshed =
        new OAuthAccount(
            account.id(),
            account.user(),
            account.provider(),
            account.accountId(),
            "new@camelot.example");
    assertThat(found(account)).contains(refreshed);
    assertThat(found(other)).contains(other);
  }

  @Test
  default void a_refresh_may_add_or_remove_tokens() {
    OAuthAccount account = linked(stored(storage()).id());

    accounts()
        .refresh(
            account.id(),
            account.accountEmail(),
            new SealedTokens(text(), Optional.empty(), Optional.empty()));
    accounts().refresh(account.id(), account.accountEmail(), tokens());

    assertThat(found(account)).contains(account);
  }

  @Test
  default void the_largest_refreshed_values_come_back() {
    OAuthAccount account = linked(stored(storage()).id());
    String email = "\uD83D\uDDE1é".repeat(100) + "@camelot.example";
    String token = "Kg/+".repeat(10_000);

    for (Instant expires : DELICATE_INSTANTS) {
      var tokens = new SealedTokens(token, Optional.of(token), Optional.of(expires));
      accounts().refresh(account.id(), email, tokens);
    }

    assertThat(found(account).map(OAuthAccount::accountEmail)).contains(email);
  }

  @Test
  default void a_refresh_concurrent_with_an_unlink_does_not_restore_the_link() {
    UserId user = stored(storage()).id();
    for (int round = 0; round < 20; round++) {
      OAuthAccount account = linked(user);
      List<Callable<Boolean>> both =
          List.of(
              () -> {
                accounts().refresh(account.id(), "new@camelot.example", tokens());
                return true;
              },
              () -> unlinked(user, account.id()) == Unlinked.UNLINKED);

      assertThat(Race.among(both)).containsOnly(true);

      assertThat(found(account)).isEmpty();
      assertThat(accounts().list(user)).isEmpty();
    }
  }

  @Test
  default void refreshing_a_missing_link_changes_nothing() {
    OAuthAccount account = linked(stored(storage()).id());
    OAuthAccount unlinked = linked(account.user());
    unlinked(account.user(), unlinked.id());

    assertThat(accounts().refresh(unlinked.id(), "new@camelot.example", tokens())).isFalse();
    assertThat(accounts().refresh(newId(), "new@camelot.example", tokens())).isFalse();

    assertThat(accounts().list(account.user())).containsExactly(account);
  }

  @Test
  default void users_can_unlink_only_their_own_accounts() {
    OAuthAccount account = linked(stored(storage()).id());
    OAuthAccount sibling = linked(account.user());
    UserId other = stored(storage()).id();

    assertThat(unlinked(other, account.id())).isEqualTo(Unlinked.NOT_THERE);
    assertThat(unlinked(account.user(), newId())).isEqualTo(Unlinked.NOT_THERE);
    assertThat(found(account)).contains(account);

    assertThat(unlinked(account.user(), account.id())).isEqualTo(Unlinked.UNLINKED);
    assertThat(found(account)).isEmpty();
    assertThat(accounts().list(account.user())).containsExactly(sibling);
    assertThat(unlinked(account.user(), account.id())).isEqualTo(Unlinked.NOT_THERE);
  }

  @Test
  default void an_unlinked_account_can_be_linked_to_any_user() {
    OAuthAccount account = linked(stored(storage()).id());
    unlinked(account.user(), account.id());
    OAuthAccount others = like(account, newId(), stored(storage()).id());

    assertThat(accounts().link(others, tokens(), 0)).isEqualTo(Linked.LINKED);

    assertThat(found(account)).contains(others);
  }

  @Test
  default void removing_a_user_removes_only_that_users_links() {
    OAuthAccount account = linked(stored(storage()).id());
    OAuthAccount other = linked(stored(storage()).id());

    storage().users().remove(account.user());

    assertThat(found(account)).isEmpty();
    assertThat(accounts().list(account.user())).isEmpty();
    assertThat(found(other)).contains(other);
  }

  @Test
  default void links_remain_when_their_user_changes() {
    var user = stored(storage());
    OAuthAccount account = linked(user.id());

    changed(storage(), user, newEmail(email()), new SessionRevocation.None());

    assertThat(found(account)).contains(account);
  }

  @Test
  default void a_link_made_concurrently_with_a_deletion_does_not_survive_the_user() {
    for (int round = 0; round < 20; round++) {
      OAuthAccount account = elsewhere(stored(storage(), account()).id());
      List<Callable<Boolean>> both =
          List.of(
              () -> accounts().link(account, tokens(), 0) != Linked.TAKEN,
              () -> storage().users().remove(account.user()));

      assertThat(Race.among(both)).containsOnly(true);

      assertThat(found(account)).isEmpty();
    }
  }

  private Unlinked unlinked(UserId user, OAuthAccountId id) {
    return accounts().unlink(user, id, Set.of("google"));
  }

  private OAuthAccount linked(UserId user) {
    OAuthAccount account = elsewhere(user);
    assertThat(accounts().link(account, tokens(), 0)).isEqualTo(Linked.LINKED);
    return account;
  }

  private Optional<OAuthAccount> found(OAuthAccount account) {
    return accounts().find(account.provider(), account.accountId());
  }

  /** Creates a provider account that no other user has. */
  private static OAuthAccount elsewhere(UserId user) {
    return new OAuthAccount(newId(), user, "google", text(), "Arthur@Camelot.example");
  }

  private static OAuthAccount like(OAuthAccount account, OAuthAccountId id, UserId user) {
    return new OAuthAccount(
        id, user, account.provider(), account.accountId(), account.accountEmail());
  }

  private static OAuthAccountId newId() {
    return new OAuthAccountId(UUID.randomUUID());
  }

  private static SealedTokens tokens() {
    return new SealedTokens(text(), Optional.of(text()), Optional.of(EXPIRY));
  }
}
