package dev.portcullis.application.contract.federation;

import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.added;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.oneTimeToken;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Found;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.federation.OAuthAccounts.Added;
import dev.portcullis.application.port.out.federation.OAuthAccounts.Linked;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.Session;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Part of {@link OAuthAccountsContract}: concurrent requests for one account or address. One
 * request succeeds, and the others have no effect.
 */
public interface OAuthRivalryContract {
  /** Open store; the same instance throughout a test. */
  Storage storage();

  private OAuthAccounts accounts() {
    return storage().oauthAccounts().orElseThrow();
  }

  @Test
  default void
      of_concurrent_new_users_with_one_address_exactly_one_is_added_with_or_without_a_link() {
    for (int round = 0; round < 5; round++) {
      EmailAddress email = email();
      List<Account> contenders = many(() -> account(email));
      List<OAuthAccount> links = contenders.stream().map(one -> link(one.id(), text())).toList();

      List<Boolean> outcomes =
          Race.among(
              number ->
                  () ->
                      number % 2 == 0
                          ? isAdded(contenders.get(number))
                          : isAdded(contenders.get(number), links.get(number)));

      assertThat(Race.count(outcomes, true)).isEqualTo(1);
      int winner = outcomes.indexOf(true);
      assertThat(contenders)
          .filteredOn(one -> storage().users().findById(one.id()).isPresent())
          .containsExactly(contenders.get(winner));
      assertThat(links)
          .filteredOn(link -> found(link).isPresent())
          .isEqualTo(winner % 2 == 0 ? List.of() : List.of(links.get(winner)));
    }
  }

  @Test
  default void of_new_and_existing_users_with_one_provider_account_exactly_one_gets_it() {
    for (int round = 0; round < 5; round++) {
      String elsewhere = text();
      List<Account> users =
          IntStream.range(0, Race.CONTENDERS)
              .mapToObj(number -> number % 2 == 0 ? account() : stored(storage()))
              .toList();
      List<OAuthAccount> links = users.stream().map(one -> link(one.id(), elsewhere)).toList();

      List<Boolean> outcomes =
          Race.among(
              number ->
                  () ->
                      number % 2 == 0
                          ? isAdded(users.get(number), links.get(number))
                          : isLinked(links.get(number)));

      assertThat(Race.count(outcomes, true)).isEqualTo(1);
      OAuthAccount won = links.get(outcomes.indexOf(true));
      assertThat(found(won)).contains(won);
      for (int number = 0; number < Race.CONTENDERS; number++) {
        boolean isThere = number % 2 != 0 || outcomes.get(number);
        assertThat(storage().users().findById(users.get(number).id()).isPresent())
            .isEqualTo(isThere);
        assertThat(accounts().list(users.get(number).id()))
            .isEqualTo(outcomes.get(number) ? List.of(won) : List.of());
      }
    }
  }

  @Test
  default void of_concurrent_claims_on_one_account_exactly_one_succeeds() {
    for (int round = 0; round < 5; round++) {
      var account = stored(storage());
      Account changed = account.after(AccountChanges.claim());
      List<OAuthAccount> links = many(() -> link(account.id(), text()));

      List<Linked> outcomes =
          Race.among(number -> () -> accounts().claim(changed, links.get(number), tokens()));

      assertThat(Race.count(outcomes, Linked.LINKED)).isEqualTo(1);
      assertThat(Race.count(outcomes, Linked.USER_CHANGED)).isEqualTo(Race.CONTENDERS - 1);
      assertThat(accounts().list(account.id()))
          .containsExactly(links.get(outcomes.indexOf(Linked.LINKED)));
      assertThat(storage().users().findById(account.id())).contains(changed);
    }
  }

  @Test
  default void of_concurrent_claims_with_one_provider_account_exactly_one_succeeds() {
    for (int round = 0; round < 5; round++) {
      String elsewhere = text();
      List<Account> accounts = many(() -> stored(storage()));
      List<Session> sessions = accounts.stream().map(one -> opened(storage(), one)).toList();

      List<Linked> outcomes =
          Race.among(
              number ->
                  () -> {
                    Account account = accounts.get(number);
                    Account changed = account.after(AccountChanges.claim());
                    return accounts().claim(changed, link(account.id(), elsewhere), tokens());
                  });

      assertThat(Race.count(outcomes, Linked.LINKED)).isEqualTo(1);
      assertThat(Race.count(outcomes, Linked.TAKEN)).isEqualTo(Race.CONTENDERS - 1);
      for (int number = 0; number < Race.CONTENDERS; number++) {
        boolean won = outcomes.get(number) == Linked.LINKED;
        Account account = accounts.get(number);
        assertThat(storage().users().findById(account.id()))
            .contains(won ? account.after(AccountChanges.claim()) : account);
        assertThat(accounts().list(account.id())).hasSize(won ? 1 : 0);
        assertThat(isOpen(storage(), sessions.get(number))).isNotEqualTo(won);
      }
    }
  }

  @Test
  default void a_refused_claim_removes_nothing() {
    OAuthAccount taken = linked(stored(storage()));
    var account = stored(storage());
    OneTimeToken reset = added(storage(), oneTimeToken(account));
    Session session = opened(storage(), account);
    OAuthAccount kept = linked(account);
    Account claimed = account.after(AccountChanges.claim());
    Account stale = claimed.after(newEmail(email()));

    assertThat(accounts().claim(claimed, link(account.id(), taken.accountId()), tokens()))
        .isEqualTo(Linked.TAKEN);
    assertThat(accounts().claim(stale, link(account.id(), text()), tokens()))
        .isEqualTo(Linked.USER_CHANGED);

    assertUntouched(account, session, reset, kept);
    assertThat(storage().users().findByEmail(stale.user().email())).isEmpty();
  }

  @Test
  default void a_claim_with_a_taken_address_is_refused_and_removes_nothing() {
    var owner = stored(storage());
    var account = stored(storage());
    OneTimeToken reset = added(storage(), oneTimeToken(account));
    Session session = opened(storage(), account);
    OAuthAccount kept = linked(account);
    Account claimed = account.after(AccountChanges.claim());
    Account moved = account.after(newEmail(owner.user().email()));
    var both =
        new Account(
            moved.user(), claimed.passwordHash(), claimed.version(), claimed.sessionGeneration());
    OAuthAccount link = link(account.id(), text());

    assertThat(accounts().claim(both, link, tokens())).isEqualTo(Linked.TAKEN);

    assertUntouched(account, session, reset, kept);
    assertThat(found(link)).isEmpty();
    assertThat(storage().users().findByEmail(owner.user().email())).contains(owner);
  }

  private void assertUntouched(
      Account account, Session session, OneTimeToken token, OAuthAccount link) {
    assertThat(storage().users().findById(account.id())).contains(account);
    assertThat(isOpen(storage(), session)).isTrue();
    assertThat(TestData.found(storage(), token)).contains(new Found(token, false));
    assertThat(accounts().list(account.id())).containsExactly(link);
  }

  @Test
  default void a_refused_request_succeeds_once_the_conflict_is_gone() {
    var owner = stored(storage());
    Account account = account(owner.user().email());
    OAuthAccount link = link(account.id(), text());
    assertThat(accounts().add(account, link, tokens())).isEqualTo(Added.TAKEN);

    storage().users().remove(owner.id());

    assertThat(accounts().add(account, link, tokens())).isEqualTo(Added.ADDED);
    assertThat(storage().users().findById(account.id())).contains(account);
    assertThat(accounts().list(account.id())).containsExactly(link);
  }

  @Test
  default void a_password_set_concurrently_with_a_claim_does_not_survive_the_claim() {
    for (int round = 0; round < 20; round++) {
      var account = stored(storage());
      Account strangers = account.after(newPassword());
      OAuthAccount link = link(account.id(), text());
      List<Callable<Boolean>> both =
          List.of(
              () ->
                  accounts().claim(account.after(AccountChanges.claim()), link, tokens())
                      == Linked.LINKED,
              () ->
                  storage().users().replace(strangers, new SessionRevocation.All())
                      == UserRepository.Replaced.REPLACED);

      List<Boolean> outcomes = Race.among(both);

      assertThat(Race.count(outcomes, true)).isEqualTo(1);
      Account now = outcomes.getFirst() ? account.after(AccountChanges.claim()) : strangers;
      assertThat(storage().users().findById(account.id())).contains(now);
      assertThat(found(link).isPresent()).isEqualTo(outcomes.getFirst());
    }
  }

  private boolean isAdded(Account account) {
    return storage().users().add(account) == UserRepository.Added.ADDED;
  }

  private boolean isAdded(Account account, OAuthAccount link) {
    return accounts().add(account, link, tokens()) == Added.ADDED;
  }

  private boolean isLinked(OAuthAccount link) {
    return accounts().link(link, tokens(), 0) == Linked.LINKED;
  }

  private OAuthAccount linked(Account account) {
    OAuthAccount link = link(account.id(), text());
    assertThat(isLinked(link)).isTrue();
    return link;
  }

  private Optional<OAuthAccount> found(OAuthAccount link) {
    return accounts().find(link.provider(), link.accountId());
  }

  private static <T> List<T> many(Supplier<T> one) {
    return Stream.generate(one).limit(Race.CONTENDERS).toList();
  }

  private static OAuthAccount link(UserId user, String accountId) {
    var id = new OAuthAccountId(UUID.randomUUID());
    return new OAuthAccount(id, user, "google", accountId, "Arthur@Camelot.example");
  }

  private static SealedTokens tokens() {
    return new SealedTokens(text(), Optional.of(text()), Optional.empty());
  }
}
