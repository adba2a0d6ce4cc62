package dev.portcullis.application.contract.emaillink;

import static dev.portcullis.application.contract.Examples.EXPIRY;
import static dev.portcullis.application.contract.Examples.added;
import static dev.portcullis.application.contract.Examples.changed;
import static dev.portcullis.application.contract.Examples.email;
import static dev.portcullis.application.contract.Examples.found;
import static dev.portcullis.application.contract.Examples.isOpen;
import static dev.portcullis.application.contract.Examples.newAttribute;
import static dev.portcullis.application.contract.Examples.newEmail;
import static dev.portcullis.application.contract.Examples.newPassword;
import static dev.portcullis.application.contract.Examples.oneTimeToken;
import static dev.portcullis.application.contract.Examples.opened;
import static dev.portcullis.application.contract.Examples.promotion;
import static dev.portcullis.application.contract.Examples.stored;
import static dev.portcullis.application.contract.Examples.tokenHash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Examples;
import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Found;
import dev.portcullis.application.port.out.login.SessionRevocation.All;
import dev.portcullis.application.port.out.login.SessionRevocation.None;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.TokenHash;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a {@link UserRepository} spends a one-time token, together with the change it allows. */
public interface OneTimeSpendingContract {
  /** The open store; the same one throughout a test. */
  Storage storage();

  private UserRepository users() {
    return storage().users();
  }

  @Test
  default void a_spent_token_has_made_its_change_and_is_found_as_spent() {
    var account = stored(storage());
    OneTimeToken token = added(storage(), oneTimeToken(account));
    Account verified = account.after(AccountChanges.verification());

    assertThat(users().replace(verified, new None(), token.hash())).isEqualTo(Replaced.REPLACED);

    assertThat(users().findById(account.id())).contains(verified);
    assertThat(found(storage(), token)).contains(new Found(token, true));
  }

  @Test
  default void a_token_is_gone_when_the_change_that_spends_it_begins_an_epoch() {
    var account = stored(storage());
    OneTimeToken token = added(storage(), oneTimeToken(account, TokenPurpose.RESET, EXPIRY));
    OneTimeToken sibling = added(storage(), oneTimeToken(account));
    Session session = opened(storage(), account);
    Account changed = account.after(newPassword());

    assertThat(users().replace(changed, new All(), token.hash())).isEqualTo(Replaced.REPLACED);

    assertThat(users().findById(account.id())).contains(changed);
    assertThat(isOpen(storage(), session)).isFalse();
    assertThat(found(storage(), token)).isEmpty();
    assertThat(found(storage(), sibling)).isEmpty();
  }

  @Test
  default void spending_a_token_leaves_all_others_unspent() {
    var account = stored(storage());
    OneTimeToken token = added(storage(), oneTimeToken(account));
    OneTimeToken sibling = added(storage(), oneTimeToken(account));
    OneTimeToken others = added(storage(), oneTimeToken(stored(storage())));

    users().replace(account.after(promotion()), new None(), token.hash());

    assertThat(found(storage(), sibling)).contains(new Found(sibling, false));
    assertThat(found(storage(), others)).contains(new Found(others, false));
  }

  @Test
  default void a_token_that_is_spent_allows_nothing() {
    var before = stored(storage());
    OneTimeToken token = added(storage(), oneTimeToken(before));
    Account account = before.after(promotion());
    users().replace(account, new None(), token.hash());

    assertSpent(account, token.hash());

    assertThat(found(storage(), token)).contains(new Found(token, true));
  }

  @Test
  default void a_token_that_was_never_added_allows_nothing() {
    assertSpent(stored(storage()), tokenHash());
    assertSpent(stored(storage()), new TokenHash(""));
  }

  @Test
  default void a_token_that_was_dropped_allows_nothing() {
    var before = stored(storage());
    OneTimeToken token = added(storage(), oneTimeToken(before));

    assertSpent(changed(storage(), before, newEmail(email()), new None()), token.hash());
  }

  @Test
  default void another_users_token_allows_nothing_and_is_not_spent() {
    var account = stored(storage());
    OneTimeToken others = added(storage(), oneTimeToken(stored(storage())));

    assertSpent(account, others.hash());

    assertThat(found(storage(), others)).contains(new Found(others, false));
  }

  @Test
  default void a_change_that_is_stale_or_wants_a_taken_address_spends_nothing() {
    var account = stored(storage());
    var owner = stored(storage());
    OneTimeToken token = added(storage(), oneTimeToken(account));

    Account stale = account.after(newPassword()).after(newPassword());
    assertThat(users().replace(stale, new All(), token.hash())).isEqualTo(Replaced.STALE);
    Account taken = account.after(newEmail(owner.user().email()));
    assertThat(users().replace(taken, new All(), token.hash())).isEqualTo(Replaced.EMAIL_TAKEN);

    assertThat(users().findById(account.id())).contains(account);
    assertThat(found(storage(), token)).contains(new Found(token, false));
  }

  @Test
  default void
      of_many_concurrent_changes_by_one_token_exactly_one_wins_and_nothing_else_is_there() {
    for (int round = 0; round < 5; round++) {
      var account = stored(storage());
      OneTimeToken token = added(storage(), oneTimeToken(account));

      List<Replaced> outcomes =
          Race.among(number -> () -> replaceUntilFresh(account, "knight", number, token));

      assertThat(Race.count(outcomes, Replaced.REPLACED)).isEqualTo(1);
      assertThat(Race.count(outcomes, Replaced.TOKEN_SPENT)).isEqualTo(Race.CONTENDERS - 1);
      int winner = outcomes.indexOf(Replaced.REPLACED);
      assertThat(users().findById(account.id()))
          .contains(account.after(newAttribute("knight", winner)));
    }
  }

  @Test
  default void changes_by_different_tokens_of_one_user_at_once_are_all_made() {
    var account = stored(storage());
    List<OneTimeToken> tokens =
        IntStream.range(0, Race.CONTENDERS)
            .mapToObj(number -> added(storage(), oneTimeToken(account)))
            .toList();

    List<Replaced> outcomes =
        Race.among(
            number ->
                () -> replaceUntilFresh(account, "knight" + number, number, tokens.get(number)));

    assertThat(outcomes).containsOnly(Replaced.REPLACED);
    Account now = users().findById(account.id()).orElseThrow();
    assertThat(now.version()).isEqualTo(account.version() + Race.CONTENDERS);
    assertThat(now.user().attributes().values()).hasSize(Race.CONTENDERS);
  }

  @Test
  default void of_many_concurrent_resets_by_one_token_exactly_one_sets_its_password() {
    for (int round = 0; round < 5; round++) {
      var account = stored(storage());
      OneTimeToken token = added(storage(), oneTimeToken(account, TokenPurpose.RESET, EXPIRY));
      List<Account> changes =
          IntStream.range(0, Race.CONTENDERS)
              .mapToObj(number -> account.after(newPassword()))
              .toList();

      List<Replaced> outcomes =
          Race.among(number -> () -> users().replace(changes.get(number), new All(), token.hash()));

      assertThat(Race.count(outcomes, Replaced.REPLACED)).isEqualTo(1);
      assertThat(outcomes).doesNotContain(Replaced.EMAIL_TAKEN);
      assertThat(users().findById(account.id()))
          .contains(changes.get(outcomes.indexOf(Replaced.REPLACED)));
      assertThat(found(storage(), token)).isEmpty();
    }
  }

  @Test
  default void a_token_is_not_spent_once_a_change_that_drops_it_has_won() {
    for (int round = 0; round < 20; round++) {
      var account = stored(storage());
      OneTimeToken token = added(storage(), oneTimeToken(account));
      EmailAddress email = email();
      List<Callable<Replaced>> both =
          List.of(
              () -> users().replace(account.after(newEmail(email)), new None()),
              () -> replaceUntilFresh(account, "knight", 1, token));

      List<Replaced> outcomes = Race.among(both);

      boolean moved = outcomes.getFirst() == Replaced.REPLACED;
      assertThat(outcomes.getLast()).isEqualTo(moved ? Replaced.TOKEN_SPENT : Replaced.REPLACED);
      assertThat(users().findByEmail(email).isPresent()).isEqualTo(moved);
    }
  }

  /** Changes one field by {@code token}: again, as long as other changes come in between. */
  private Replaced replaceUntilFresh(Account account, String field, int value, OneTimeToken token) {
    Replaced outcome = Replaced.STALE;
    while (outcome == Replaced.STALE) {
      Account now = users().findById(account.id()).orElseThrow();
      outcome = users().replace(now.after(newAttribute(field, value)), new None(), token.hash());
    }
    return outcome;
  }

  /** Everything that a change can do, and nothing of it is there. */
  private void assertSpent(Account account, TokenHash token) {
    Session session = opened(storage(), account);
    OneTimeToken sibling = added(storage(), oneTimeToken(account));
    EmailAddress email = email();
    Account moved = account.after(newEmail(email));
    Account change = new Account(moved.user(), Examples.hash(), moved.version(), moved.sessionGeneration() + 1);

    assertThat(users().replace(change, new All(), token)).isEqualTo(Replaced.TOKEN_SPENT);

    assertThat(users().findById(account.id())).contains(account);
    assertThat(users().findByEmail(email)).isEmpty();
    assertThat(isOpen(storage(), session)).isTrue();
    assertThat(found(storage(), sibling)).contains(new Found(sibling, false));
  }
}
