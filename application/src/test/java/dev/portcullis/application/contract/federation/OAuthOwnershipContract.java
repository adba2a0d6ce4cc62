package dev.portcullis.application.contract.federation;

import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.added;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.found;
import static dev.portcullis.application.contract.TestData.hash;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.oneTimeToken;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.federation.OAuthAccounts.Added;
import dev.portcullis.application.port.out.federation.OAuthAccounts.Linked;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.federation.OAuthAccounts.Unlinked;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.password.PasswordHash;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Part of {@link OAuthAccountsContract}: links that create a user, pass an account to its owner, or
 * are a user's last way to sign in.
 */
public interface OAuthOwnershipContract {
  /** Providers by which users can sign in. */
  Set<String> PROVIDERS = Set.of("google", "github");

  /** Open store; the same instance throughout a test. */
  Storage storage();

  private OAuthAccounts accounts() {
    return storage().oauthAccounts().orElseThrow();
  }

  @Test
  default void a_new_user_can_be_added_with_a_link() {
    Account account = withoutPassword();
    OAuthAccount link = link(account.id(), "google");

    assertThat(accounts().add(account, link, tokens())).isEqualTo(Added.ADDED);

    assertThat(storage().users().findById(account.id())).contains(account);
    assertThat(accounts().list(account.id())).containsExactly(link);
  }

  @Test
  default void a_new_user_with_a_taken_address_leaves_nothing_behind() {
    var owner = stored(storage());
    Account account = account(owner.user().email());
    OAuthAccount link = link(account.id(), "google");

    assertThat(accounts().add(account, link, tokens())).isEqualTo(Added.TAKEN);

    assertThat(storage().users().findById(account.id())).isEmpty();
    assertThat(accounts().find(link.provider(), link.accountId())).isEmpty();
  }

  @Test
  default void a_new_user_with_a_taken_provider_account_leaves_nothing_behind() {
    OAuthAccount taken = linked(stored(storage()), "google");
    Account account = account();
    var link =
        new OAuthAccount(newId(), account.id(), "google", taken.accountId(), "a@camelot.example");

    assertThat(accounts().add(account, link, tokens())).isEqualTo(Added.TAKEN);

    assertThat(storage().users().findById(account.id())).isEmpty();
    assertThat(storage().users().findByEmail(account.user().email())).isEmpty();
    assertThat(accounts().find("google", taken.accountId())).contains(taken);
  }

  @Test
  default void of_concurrent_new_users_with_one_provider_account_exactly_one_is_added() {
    for (int round = 0; round < 5; round++) {
      String id = text();
      List<Account> contenders =
          IntStream.range(0, Race.CONTENDERS).mapToObj(number -> withoutPassword()).toList();

      List<Added> outcomes =
          Race.among(
              number ->
                  () -> {
                    Account account = contenders.get(number);
                    var link = new OAuthAccount(newId(), account.id(), "google", id, "a@b.example");
                    return accounts().add(account, link, tokens());
                  });

      assertThat(Race.count(outcomes, Added.ADDED)).isEqualTo(1);
      assertThat(contenders)
          .filteredOn(account -> storage().users().findById(account.id()).isPresent())
          .hasSize(1);
    }
  }

  @Test
  default void linking_with_another_account_version_is_refused() {
    var account = stored(storage(), new Account(account().user(), hash(), 5, 9));

    for (long version : new long[] {0, 4, 6, 9}) {
      assertThat(accounts().link(link(account.id(), "google"), tokens(), version))
          .isEqualTo(Linked.USER_CHANGED);
    }
    assertThat(accounts().list(account.id())).isEmpty();
    assertThat(accounts().link(link(account.id(), "google"), tokens(), 5)).isEqualTo(Linked.LINKED);
  }

  @Test
  default void a_claim_changes_the_account_and_keeps_only_the_owners_way_to_sign_in() {
    var account = stored(storage());
    var session = opened(storage(), account);
    var reset = added(storage(), oneTimeToken(account));
    linked(account, "google");
    linked(account, "github");
    Account changed = account.after(AccountChanges.claim());
    OAuthAccount link = link(account.id(), "google");

    assertThat(accounts().claim(changed, link, tokens())).isEqualTo(Linked.LINKED);

    assertThat(storage().users().findById(account.id())).contains(changed);
    assertThat(accounts().list(account.id())).containsExactly(link);
    assertThat(isOpen(storage(), session)).isFalse();
    assertThat(found(storage(), reset)).isEmpty();
  }

  @Test
  default void a_claim_based_on_an_outdated_version_changes_nothing() {
    var account = stored(storage());
    OAuthAccount kept = linked(account, "github");
    Account stale = account.after(AccountChanges.claim());
    Account now = changed(storage(), account, newPassword(), new SessionRevocation.All());
    var session = opened(storage(), now);

    assertThat(accounts().claim(stale, link(account.id(), "google"), tokens()))
        .isEqualTo(Linked.USER_CHANGED);
    Account nobody = account().after(AccountChanges.claim());
    assertThat(accounts().claim(nobody, link(nobody.id(), "google"), tokens()))
        .isEqualTo(Linked.USER_CHANGED);

    assertThat(storage().users().findById(account.id())).contains(now);
    assertThat(accounts().list(account.id())).containsExactly(kept);
    assertThat(isOpen(storage(), session)).isTrue();
  }

  @Test
  default void a_claim_with_a_taken_provider_account_changes_nothing() {
    OAuthAccount taken = linked(stored(storage()), "google");
    var account = stored(storage());
    OAuthAccount kept = linked(account, "github");
    var session = opened(storage(), account);
    var link =
        new OAuthAccount(newId(), account.id(), "google", taken.accountId(), "a@camelot.example");

    assertThat(accounts().claim(account.after(AccountChanges.claim()), link, tokens()))
        .isEqualTo(Linked.TAKEN);

    assertThat(storage().users().findById(account.id())).contains(account);
    assertThat(accounts().list(account.id())).containsExactly(kept);
    assertThat(accounts().find("google", taken.accountId())).contains(taken);
    assertThat(isOpen(storage(), session)).isTrue();
  }

  @Test
  default void a_claim_has_no_effect_on_other_users() {
    var other = stored(storage());
    OAuthAccount link = linked(other, "google");
    var session = opened(storage(), other);
    var account = stored(storage());

    accounts().claim(account.after(AccountChanges.claim()), link(account.id(), "google"), tokens());

    assertThat(accounts().list(other.id())).containsExactly(link);
    assertThat(isOpen(storage(), session)).isTrue();
  }

  @Test
  default void a_link_made_concurrently_with_a_claim_does_not_survive_the_claim() {
    for (int round = 0; round < 20; round++) {
      var account = stored(storage());
      OAuthAccount owners = link(account.id(), "google");
      OAuthAccount strangers = link(account.id(), "github");
      List<Callable<Boolean>> both =
          List.of(
              () -> accounts().link(strangers, tokens(), account.version()) != Linked.TAKEN,
              () ->
                  accounts().claim(account.after(AccountChanges.claim()), owners, tokens())
                      == Linked.LINKED);

      assertThat(Race.among(both)).containsOnly(true);

      assertThat(accounts().list(account.id())).containsExactly(owners);
    }
  }

  @Test
  default void a_change_that_ends_links_removes_all_of_them_and_the_sessions() {
    var account = stored(storage());
    var other = stored(storage());
    linked(account, "google");
    linked(account, "github");
    OAuthAccount others = linked(other, "google");
    var session = opened(storage(), account);

    changed(storage(), account, newPassword(), new SessionRevocation.AllAndUnlinkProviders());

    assertThat(accounts().list(account.id())).isEmpty();
    assertThat(isOpen(storage(), session)).isFalse();
    assertThat(accounts().list(other.id())).containsExactly(others);
  }

  @Test
  default void a_change_that_ends_only_sessions_keeps_the_links() {
    var account = stored(storage());
    OAuthAccount link = linked(account, "google");

    changed(storage(), account, newPassword(), new SessionRevocation.All());

    assertThat(accounts().list(account.id())).containsExactly(link);
  }

  @Test
  default void
      a_refresh_keeps_the_refresh_token_if_it_has_no_new_one_and_returns_whether_the_link_exists() {
    var account = stored(storage());
    OAuthAccount link = linked(account, "google");
    var withoutRefresh = new SealedTokens(text(), Optional.empty(), Optional.empty());

    assertThat(accounts().refresh(link.id(), "new@camelot.example", withoutRefresh)).isTrue();
    accounts().claim(account.after(AccountChanges.claim()), link(account.id(), "google"), tokens());
    assertThat(accounts().refresh(link.id(), "new@camelot.example", withoutRefresh)).isFalse();
  }

  @Test
  default void the_last_way_to_sign_in_cannot_be_removed() {
    Account account = comeBy("google");
    OAuthAccount only = accounts().list(account.id()).getFirst();

    assertThat(accounts().unlink(account.id(), only.id(), PROVIDERS))
        .isEqualTo(Unlinked.LAST_WAY_IN);
    assertThat(accounts().unlink(account.id(), only.id(), Set.of()))
        .isEqualTo(Unlinked.LAST_WAY_IN);

    assertThat(accounts().list(account.id())).containsExactly(only);
  }

  @Test
  default void a_link_can_be_removed_while_another_link_or_a_password_remains() {
    Account account = comeBy("google");
    OAuthAccount first = accounts().list(account.id()).getFirst();
    OAuthAccount second = linked(account, "github");

    assertThat(accounts().unlink(account.id(), first.id(), PROVIDERS)).isEqualTo(Unlinked.UNLINKED);
    assertThat(accounts().unlink(account.id(), second.id(), PROVIDERS))
        .isEqualTo(Unlinked.LAST_WAY_IN);

    changed(storage(), account, newPassword(), new SessionRevocation.None());
    assertThat(accounts().unlink(account.id(), second.id(), Set.of())).isEqualTo(Unlinked.UNLINKED);
  }

  @Test
  default void a_link_to_an_unconfigured_provider_is_not_a_way_to_sign_in() {
    Account account = comeBy("google");
    OAuthAccount first = accounts().list(account.id()).getFirst();
    OAuthAccount gone = linked(account, "gone");

    assertThat(accounts().unlink(account.id(), first.id(), PROVIDERS))
        .isEqualTo(Unlinked.LAST_WAY_IN);
    assertThat(accounts().unlink(account.id(), gone.id(), PROVIDERS)).isEqualTo(Unlinked.UNLINKED);
  }

  @Test
  default void of_all_ways_to_sign_in_that_are_removed_concurrently_one_remains() {
    for (int round = 0; round < 10; round++) {
      Account account = comeBy("google");
      IntStream.range(1, Race.CONTENDERS).forEach(number -> linked(account, "github"));
      List<OAuthAccount> links = accounts().list(account.id());

      List<Unlinked> outcomes =
          Race.among(
              number -> () -> accounts().unlink(account.id(), links.get(number).id(), PROVIDERS));

      assertThat(Race.count(outcomes, Unlinked.LAST_WAY_IN)).isEqualTo(1);
      assertThat(accounts().list(account.id())).hasSize(1);
    }
  }

  private Account comeBy(String provider) {
    Account account = withoutPassword();
    assertThat(accounts().add(account, link(account.id(), provider), tokens()))
        .isEqualTo(Added.ADDED);
    return account;
  }

  private OAuthAccount linked(Account account, String provider) {
    OAuthAccount link = link(account.id(), provider);
    assertThat(accounts().link(link, tokens(), account.version())).isEqualTo(Linked.LINKED);
    return link;
  }

  private static Account withoutPassword() {
    User user = account(email()).user();
    return Account.open(user, PasswordHash.NONE);
  }

  private static OAuthAccount link(UserId user, String provider) {
    return new OAuthAccount(newId(), user, provider, text(), "Arthur@Camelot.example");
  }

  private static OAuthAccountId newId() {
    return new OAuthAccountId(UUID.randomUUID());
  }

  private static SealedTokens tokens() {
    return new SealedTokens(text(), Optional.of(text()), Optional.empty());
  }
}
