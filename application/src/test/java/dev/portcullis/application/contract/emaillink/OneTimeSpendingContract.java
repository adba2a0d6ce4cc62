package dev.portcullis.application.contract.emaillink;

import static dev.portcullis.application.contract.TestData.EXPIRY;
import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.added;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.found;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.newAttribute;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.oneTimeToken;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.tokenHash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Found;
import dev.portcullis.application.port.out.login.SessionRevocation;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How {@link OneTimeTokens} consume a token, alone and together with the change it allows. */
public interface OneTimeSpendingContract {
  /** The open store; the same one throughout a test. */
  Storage storage();

  /** Undoes a transaction, so that its test tries again with the account as it is by then. */
  final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Optional<OneTimeToken> consume(OneTimeToken token) {
    return storage().oneTimeTokens().consume(token.hash(), token.purpose(), NOW);
  }

  @Test
  default void a_token_is_consumed_once_and_is_found_as_spent() {
    for (TokenPurpose purpose : TokenPurpose.values()) {
      OneTimeToken token = added(storage(), oneTimeToken(stored(storage()), purpose, EXPIRY));

      assertThat(consume(token)).contains(token);

      assertThat(consume(token)).isEmpty();
      assertThat(found(storage(), token)).contains(new Found(token, true));
    }
  }

  @Test
  default void consuming_a_token_leaves_all_others_unspent() {
    var account = stored(storage());
    OneTimeToken token = added(storage(), oneTimeToken(account));
    OneTimeToken sibling = added(storage(), oneTimeToken(account));
    OneTimeToken others = added(storage(), oneTimeToken(stored(storage())));

    consume(token);

    assertThat(found(storage(), sibling)).contains(new Found(sibling, false));
    assertThat(found(storage(), others)).contains(new Found(others, false));
  }

  @Test
  default void a_token_is_consumed_for_its_own_purpose_only() {
    var account = stored(storage());
    OneTimeToken token =
        added(storage(), oneTimeToken(account, TokenPurpose.PASSWORD_RESET, EXPIRY));

    assertThat(storage().oneTimeTokens().consume(token.hash(), TokenPurpose.VERIFICATION, NOW))
        .isEmpty();

    assertThat(found(storage(), token)).contains(new Found(token, false));
    assertThat(consume(token)).contains(token);
  }

  @Test
  default void a_token_is_consumed_just_before_its_expiry_and_not_at_the_instant_itself() {
    for (Instant expiry : List.of(EXPIRY, EXPIRY.plus(MICROSECOND))) {
      var account = stored(storage());
      OneTimeToken token =
          added(storage(), oneTimeToken(account, TokenPurpose.VERIFICATION, expiry));

      assertThat(consumeAt(token, expiry.plus(Duration.ofHours(1)))).isEmpty();
      assertThat(consumeAt(token, expiry)).isEmpty();
      assertThat(found(storage(), token)).contains(new Found(token, false));
      assertThat(consumeAt(token, expiry.minus(MICROSECOND))).contains(token);
    }
  }

  private Optional<OneTimeToken> consumeAt(OneTimeToken token, Instant now) {
    return storage().oneTimeTokens().consume(token.hash(), token.purpose(), now);
  }

  @Test
  default void a_token_that_was_never_added_or_was_dropped_is_not_consumed() {
    var account = stored(storage());
    OneTimeToken dropped = added(storage(), oneTimeToken(account));
    changed(storage(), account, newEmail(email()), new None());

    assertThat(consume(dropped)).isEmpty();
    for (TokenHash hash : List.of(tokenHash(), new TokenHash(""))) {
      assertThat(storage().oneTimeTokens().consume(hash, TokenPurpose.VERIFICATION, NOW)).isEmpty();
    }
  }

  @Test
  default void of_many_that_consume_one_token_at_once_exactly_one_does() {
    for (int round = 0; round < 5; round++) {
      OneTimeToken token = added(storage(), oneTimeToken(stored(storage())));

      List<Optional<OneTimeToken>> outcomes = Race.among(number -> () -> consume(token));

      assertThat(Race.count(outcomes, Optional.of(token))).isEqualTo(1);
      assertThat(Race.count(outcomes, Optional.empty())).isEqualTo(Race.CONTENDERS - 1);
    }
  }

  @Test
  default void a_token_is_gone_when_the_change_that_it_allows_begins_a_session_generation() {
    var account = stored(storage());
    OneTimeToken token =
        added(storage(), oneTimeToken(account, TokenPurpose.PASSWORD_RESET, EXPIRY));
    OneTimeToken sibling = added(storage(), oneTimeToken(account));
    Session session = opened(storage(), account);

    assertThat(change(account, token, newPassword(), new All())).isTrue();

    assertThat(isOpen(storage(), session)).isFalse();
    assertThat(found(storage(), token)).isEmpty();
    assertThat(found(storage(), sibling)).isEmpty();
  }

  @Test
  default void a_token_and_the_change_that_it_allows_take_effect_both_or_neither() {
    var account = stored(storage());
    OneTimeToken token = added(storage(), oneTimeToken(account));
    Account verified = account.after(AccountChanges.verification());
    Account stale = verified.after(newPassword());

    assertThatExceptionOfType(Stale.class)
        .isThrownBy(() -> storage().inTransaction(() -> replace(token, stale, new All())));
    assertThat(storage().users().findById(account.id())).contains(account);
    assertThat(found(storage(), token)).contains(new Found(token, false));

    assertThat(storage().inTransaction(() -> replace(token, verified, new None()))).isTrue();
    assertThat(storage().users().findById(account.id())).contains(verified);
    assertThat(found(storage(), token)).contains(new Found(token, true));
  }

  @Test
  default void a_token_comes_back_when_its_transaction_is_undone() {
    OneTimeToken token = added(storage(), oneTimeToken(stored(storage())));

    assertThatExceptionOfType(Stale.class)
        .isThrownBy(
            () ->
                storage()
                    .inTransaction(
                        () -> {
                          assertThat(consume(token)).contains(token);
                          assertThat(consume(token)).isEmpty();
                          throw new Stale();
                        }));

    assertThat(found(storage(), token)).contains(new Found(token, false));
    assertThat(consume(token)).contains(token);
  }

  @Test
  default void of_many_changes_by_one_token_at_once_exactly_one_is_made() {
    for (int round = 0; round < 5; round++) {
      var account = stored(storage());
      OneTimeToken token = added(storage(), oneTimeToken(account));

      List<Boolean> outcomes =
          Race.among(
              number -> () -> change(account, token, newAttribute("knight", number), new None()));

      assertThat(Race.count(outcomes, true)).isEqualTo(1);
      assertThat(storage().users().findById(account.id()))
          .contains(account.after(newAttribute("knight", outcomes.indexOf(true))));
    }
  }

  @Test
  default void changes_by_different_tokens_of_one_user_at_once_are_all_made() {
    var account = stored(storage());
    List<OneTimeToken> tokens =
        IntStream.range(0, Race.CONTENDERS)
            .mapToObj(number -> added(storage(), oneTimeToken(account)))
            .toList();

    List<Boolean> outcomes =
        Race.among(
            number ->
                () ->
                    change(
                        account,
                        tokens.get(number),
                        newAttribute("knight" + number, number),
                        new None()));

    assertThat(outcomes).containsOnly(true);
    Account now = storage().users().findById(account.id()).orElseThrow();
    assertThat(now.version()).isEqualTo(account.version() + Race.CONTENDERS);
    assertThat(now.user().attributes().values()).hasSize(Race.CONTENDERS);
  }

  @Test
  default void of_many_resets_by_one_token_at_once_exactly_one_sets_its_password() {
    for (int round = 0; round < 3; round++) {
      var account = stored(storage());
      OneTimeToken token =
          added(storage(), oneTimeToken(account, TokenPurpose.PASSWORD_RESET, EXPIRY));
      List<AccountChanges> changes =
          IntStream.range(0, Race.CONTENDERS).mapToObj(number -> newPassword()).toList();

      List<Boolean> outcomes =
          Race.among(number -> () -> change(account, token, changes.get(number), new All()));

      assertThat(Race.count(outcomes, true)).isEqualTo(1);
      assertThat(storage().users().findById(account.id()))
          .contains(account.after(changes.get(outcomes.indexOf(true))));
      assertThat(found(storage(), token)).isEmpty();
    }
  }

  @Test
  default void a_token_allows_nothing_once_a_change_that_drops_it_has_won() {
    for (int round = 0; round < 5; round++) {
      var account = stored(storage());
      OneTimeToken token = added(storage(), oneTimeToken(account));
      EmailAddress email = email();
      List<Callable<Boolean>> both =
          List.of(
              () ->
                  storage().users().replace(account.after(newEmail(email)), new None())
                      == Replaced.REPLACED,
              () -> change(account, token, newAttribute("knight", 1), new None()));

      List<Boolean> outcomes = Race.among(both);

      assertThat(outcomes.getLast()).isNotEqualTo(outcomes.getFirst());
      assertThat(storage().users().findByEmail(email).isPresent()).isEqualTo(outcomes.getFirst());
    }
  }

  /** Whether the token allowed the change: tried again while other changes come in between. */
  private boolean change(
      Account account, OneTimeToken token, AccountChanges changes, SessionRevocation revocation) {
    while (true) {
      try {
        return storage()
            .inTransaction(
                () -> {
                  Account now = storage().users().findById(account.id()).orElseThrow();
                  return replace(token, now.after(changes), revocation);
                });
      } catch (Stale again) {
        Thread.onSpinWait();
      }
    }
  }

  /** Consumes the token and makes the change; to be called in a transaction. */
  private boolean replace(OneTimeToken token, Account changed, SessionRevocation revocation) {
    if (consume(token).isEmpty()) {
      return false;
    }
    if (storage().users().replace(changed, revocation) != Replaced.REPLACED) {
      throw new Stale();
    }
    return true;
  }
}
