package dev.portcullis.application.contract.emaillink;

import static dev.portcullis.application.contract.TestData.DELICATE_INSTANTS;
import static dev.portcullis.application.contract.TestData.EXPIRY;
import static dev.portcullis.application.contract.TestData.LOOK_ALIKES;
import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.activation;
import static dev.portcullis.application.contract.TestData.added;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.found;
import static dev.portcullis.application.contract.TestData.hash;
import static dev.portcullis.application.contract.TestData.newAttribute;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.oneTimeToken;
import static dev.portcullis.application.contract.TestData.promotion;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static dev.portcullis.application.contract.TestData.tokenHash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Added;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Found;
import dev.portcullis.application.port.out.login.SessionRevocation.All;
import dev.portcullis.application.port.out.login.SessionRevocation.None;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link OneTimeTokens} must do: here about adding, finding and dropping tokens, and about
 * spending them in what it extends.
 */
public interface OneTimeTokensContract extends OneTimeSpendingContract {
  @Override
  Storage storage();

  private OneTimeTokens tokens() {
    return storage().oneTimeTokens();
  }

  @Test
  default void a_token_comes_back_with_every_field() {
    for (TokenPurpose purpose : TokenPurpose.values()) {
      var email = new EmailAddress("übung.𝛂." + text() + "@bücher.例え");
      var account = new Account(account(email).user(), hash(), 7, Long.MAX_VALUE - 1);
      Instant expires = EXPIRY.plus(MICROSECOND);

      OneTimeToken token =
          added(storage(), oneTimeToken(stored(storage(), account), purpose, expires));

      assertThat(found(storage(), token)).contains(new Found(token, false));
    }
  }

  @Test
  default void a_token_is_found_by_its_own_hash_only() {
    var account = stored(storage());
    OneTimeToken token = added(storage(), oneTimeToken(account));
    OneTimeToken other = added(storage(), oneTimeToken(account));

    assertThat(found(storage(), token).map(Found::token)).contains(token);
    assertThat(found(storage(), other).map(Found::token)).contains(other);
    String hex = token.hash().hex();
    for (String text : List.of("", "%", hex.substring(1), hex + "0", account.id().toString())) {
      assertThat(tokens().find(new TokenHash(text), token.purpose(), NOW)).as(text).isEmpty();
    }
  }

  @Test
  default void no_token_is_found_that_was_never_added() {
    added(storage(), oneTimeToken(stored(storage())));

    for (TokenPurpose purpose : TokenPurpose.values()) {
      assertThat(tokens().find(tokenHash(), purpose, NOW)).isEmpty();
    }
  }

  @Test
  default void a_token_is_worth_nothing_for_another_purpose() {
    var account = stored(storage());
    for (TokenPurpose purpose : TokenPurpose.values()) {
      OneTimeToken token = added(storage(), oneTimeToken(account, purpose, EXPIRY));
      for (TokenPurpose other : TokenPurpose.values()) {
        assertThat(tokens().find(token.hash(), other, NOW).isPresent()).isEqualTo(other == purpose);
      }
    }
  }

  @Test
  default void a_token_is_good_just_before_its_expiry_and_dead_at_the_instant_itself() {
    var account = stored(storage());
    for (Instant expiry : List.of(EXPIRY, EXPIRY.plus(MICROSECOND), EXPIRY.minus(MICROSECOND))) {
      OneTimeToken token =
          added(storage(), oneTimeToken(account, TokenPurpose.PASSWORD_RESET, expiry));

      assertThat(
              tokens().find(token.hash(), TokenPurpose.PASSWORD_RESET, expiry.minus(MICROSECOND)))
          .isPresent();
      assertThat(tokens().find(token.hash(), TokenPurpose.PASSWORD_RESET, expiry)).isEmpty();
      Instant muchLater = expiry.plus(Duration.ofDays(365));
      assertThat(tokens().find(token.hash(), TokenPurpose.PASSWORD_RESET, muchLater)).isEmpty();
    }
  }

  @Test
  default void when_a_token_dies_survives_to_the_microsecond() {
    var account = stored(storage());
    for (Instant expires : DELICATE_INSTANTS.stream().filter(NOW::isBefore).toList()) {
      OneTimeToken token =
          added(storage(), oneTimeToken(account, TokenPurpose.PASSWORD_RESET, expires));

      Instant justBefore = expires.minus(MICROSECOND);
      assertThat(tokens().find(token.hash(), TokenPurpose.PASSWORD_RESET, justBefore))
          .contains(new Found(token, false));
      assertThat(tokens().find(token.hash(), TokenPurpose.PASSWORD_RESET, expires)).isEmpty();
    }
  }

  @Test
  default void tokens_for_addresses_that_only_look_alike_are_dropped_by_a_move_between_them() {
    String tail = text() + "@camelot.example";
    Account account = stored(storage(), account(new EmailAddress(LOOK_ALIKES.getFirst() + tail)));
    for (String local : LOOK_ALIKES.subList(1, 20)) {
      OneTimeToken token = added(storage(), oneTimeToken(account));
      var email = new EmailAddress(local + tail);
      assertRefused(boundTo(account.id(), email, account.sessionGeneration()));

      account = changed(storage(), account, newEmail(email), new None());

      assertDropped(token);
    }
  }

  @Test
  default void one_user_can_have_many_tokens_at_a_time() {
    var account = stored(storage());

    List<OneTimeToken> tokens = Race.among(number -> () -> added(storage(), oneTimeToken(account)));

    assertThat(tokens).allMatch(token -> found(storage(), token).isPresent());
  }

  @Test
  default void a_token_that_lives_for_years_leaves_those_that_die_sooner_alone() {
    var account = stored(storage());
    OneTimeToken first = added(storage(), oneTimeToken(account));
    OneTimeToken second = added(storage(), oneTimeToken(stored(storage())));

    Instant muchLater = EXPIRY.plus(Duration.ofDays(365 * 20));
    added(storage(), oneTimeToken(account, TokenPurpose.VERIFICATION, muchLater));

    assertThat(found(storage(), first)).contains(new Found(first, false));
    assertThat(found(storage(), second)).contains(new Found(second, false));
  }

  @Test
  default void no_token_is_added_for_nobody() {
    var removed = stored(storage());
    storage().users().remove(removed.id());

    assertRefused(oneTimeToken(removed));
    assertRefused(oneTimeToken(account()));
  }

  @Test
  default void no_token_is_added_for_an_inactive_user() {
    var account = stored(storage());
    Account inactive = changed(storage(), account, activation(false), new All());

    assertRefused(oneTimeToken(account));
    assertRefused(oneTimeToken(inactive));
  }

  @Test
  default void no_token_is_added_for_another_address_or_in_another_session_generation() {
    var account = stored(storage(), new Account(account().user(), hash(), 9, 5));
    var other = stored(storage());

    for (long sessionGeneration : new long[] {0, 4, 6, 9}) {
      assertRefused(boundTo(account.id(), account.user().email(), sessionGeneration));
    }
    assertRefused(boundTo(account.id(), email(), account.sessionGeneration()));
    assertRefused(boundTo(account.id(), other.user().email(), account.sessionGeneration()));
    assertRefused(boundTo(other.id(), account.user().email(), account.sessionGeneration()));
    assertThat(added(storage(), oneTimeToken(account))).isNotNull();
  }

  @Test
  default void a_change_of_address_drops_the_users_tokens_for_ever() {
    var account = stored(storage());
    OneTimeToken token = added(storage(), oneTimeToken(account));
    OneTimeToken reset =
        added(storage(), oneTimeToken(account, TokenPurpose.PASSWORD_RESET, EXPIRY));

    Account moved = changed(storage(), account, newEmail(email()), new None());
    assertDropped(token, reset);

    changed(storage(), moved, newEmail(account.user().email()), new None());
    assertDropped(token, reset);
  }

  @Test
  default void a_change_of_session_generation_drops_the_users_tokens_for_ever() {
    for (AccountChanges changes : List.of(newPassword(), activation(false))) {
      var account = stored(storage());
      OneTimeToken token = added(storage(), oneTimeToken(account));
      OneTimeToken reset =
          added(storage(), oneTimeToken(account, TokenPurpose.PASSWORD_RESET, EXPIRY));

      Account changed = changed(storage(), account, changes, new All());
      assertDropped(token, reset);

      Account active = new Account(account.user(), hash(), changed.version() + 1, 0);
      assertThat(storage().users().replace(active, new None())).isEqualTo(Replaced.REPLACED);
      assertDropped(token, reset);
    }
  }

  @Test
  default void a_deletion_drops_the_users_tokens() {
    var account = stored(storage());
    OneTimeToken token = added(storage(), oneTimeToken(account));

    storage().users().remove(account.id());

    assertDropped(token);
  }

  @Test
  default void other_changes_drop_no_token() {
    var account = stored(storage());
    OneTimeToken token = added(storage(), oneTimeToken(account));
    OneTimeToken reset =
        added(storage(), oneTimeToken(account, TokenPurpose.PASSWORD_RESET, EXPIRY));

    Account promoted = changed(storage(), account, promotion(), new None());
    Account verified = changed(storage(), promoted, AccountChanges.verification(), new None());
    changed(storage(), verified, newAttribute("title", "king"), new None());
    storage().users().rehash(account.id(), account.passwordHash(), hash());

    assertThat(found(storage(), token)).contains(new Found(token, false));
    assertThat(found(storage(), reset)).contains(new Found(reset, false));
  }

  @Test
  default void a_change_that_is_refused_drops_no_token() {
    var account = stored(storage());
    var owner = stored(storage());
    OneTimeToken token = added(storage(), oneTimeToken(account));

    Account taken = account.after(newEmail(owner.user().email()));
    assertThat(storage().users().replace(taken, new All())).isEqualTo(Replaced.EMAIL_TAKEN);
    Account stale = account.after(newPassword()).after(newPassword());
    assertThat(storage().users().replace(stale, new All())).isEqualTo(Replaced.STALE);

    assertThat(found(storage(), token)).contains(new Found(token, false));
  }

  @Test
  default void what_happens_to_one_user_drops_no_token_of_another() {
    var account = stored(storage());
    var removed = stored(storage());
    OneTimeToken others = added(storage(), oneTimeToken(stored(storage())));

    changed(storage(), account, newPassword(), new All());
    storage().users().remove(removed.id());

    assertThat(found(storage(), others)).contains(new Found(others, false));
  }

  @Test
  default void a_token_that_is_added_while_its_user_changes_does_not_outlive_the_change() {
    for (int round = 0; round < 20; round++) {
      var account = stored(storage());
      Account changed = account.after(round % 2 == 0 ? newPassword() : newEmail(email()));
      List<OneTimeToken> tokens =
          IntStream.range(0, 4).mapToObj(number -> oneTimeToken(account)).toList();
      List<Callable<Boolean>> contenders =
          List.of(
              () -> tokens().add(tokens.get(0), NOW) == Added.ADDED,
              () -> tokens().add(tokens.get(1), NOW) == Added.ADDED,
              () -> storage().users().replace(changed, new All()) == Replaced.REPLACED,
              () -> tokens().add(tokens.get(2), NOW) == Added.ADDED,
              () -> tokens().add(tokens.get(3), NOW) == Added.ADDED);

      assertThat(Race.among(contenders).get(2)).isTrue();

      assertThat(tokens).noneMatch(token -> found(storage(), token).isPresent());
    }
  }

  @Test
  default void a_token_that_is_added_while_its_user_is_deleted_does_not_outlive_the_user() {
    for (int round = 0; round < 20; round++) {
      var account = stored(storage());
      OneTimeToken token = oneTimeToken(account);
      List<Callable<Boolean>> both =
          List.of(
              () -> tokens().add(token, NOW) == Added.ADDED,
              () -> storage().users().remove(account.id()));

      assertThat(Race.among(both).get(1)).isTrue();

      assertThat(found(storage(), token)).isEmpty();
    }
  }

  @Test
  default void a_secret_that_is_not_kept_is_spent_once() {
    TokenHash secret = tokenHash();

    assertThat(tokens().markUsed(secret, EXPIRY, NOW)).isTrue();
    assertThat(tokens().markUsed(secret, EXPIRY, NOW)).isFalse();
    assertThat(tokens().markUsed(secret, EXPIRY, EXPIRY.minus(MICROSECOND))).isFalse();
    assertThat(tokens().markUsed(tokenHash(), EXPIRY, NOW)).isTrue();
  }

  @Test
  default void of_many_who_spend_a_secret_that_is_not_kept_exactly_one_does() {
    for (int round = 0; round < 10; round++) {
      TokenHash secret = tokenHash();

      List<Boolean> outcomes = Race.among(number -> () -> tokens().markUsed(secret, EXPIRY, NOW));

      assertThat(Race.count(outcomes, true)).isEqualTo(1);
    }
  }

  @Test
  default void a_secret_that_is_not_kept_may_live_for_ages() {
    TokenHash secret = tokenHash();
    Instant expires = DELICATE_INSTANTS.getLast();

    assertThat(tokens().markUsed(secret, expires, NOW)).isTrue();
    assertThat(tokens().markUsed(secret, expires, expires.minus(MICROSECOND))).isFalse();
  }

  @Test
  default void kept_tokens_and_secrets_that_are_not_kept_are_none_of_each_others() {
    OneTimeToken token = added(storage(), oneTimeToken(stored(storage())));
    TokenHash secret = tokenHash();

    assertThat(tokens().markUsed(secret, EXPIRY, NOW)).isTrue();
    assertThat(tokens().markUsed(token.hash(), EXPIRY, NOW)).isTrue();

    assertThat(found(storage(), token)).contains(new Found(token, false));
    for (TokenPurpose purpose : TokenPurpose.values()) {
      assertThat(tokens().find(secret, purpose, NOW)).isEmpty();
    }
  }

  @Test
  default void secrets_that_are_spent_later_leave_the_others_spent() {
    TokenHash secret = tokenHash();
    tokens().markUsed(secret, EXPIRY, NOW);

    for (int i = 0; i < 20; i++) {
      tokens().markUsed(tokenHash(), EXPIRY.plus(Duration.ofHours(1)), EXPIRY.minus(MICROSECOND));
    }

    assertThat(tokens().markUsed(secret, EXPIRY, EXPIRY.minus(MICROSECOND))).isFalse();
  }

  @Test
  default void a_secret_stays_spent_though_clocks_differ_about_its_expiry() {
    TokenHash secret = tokenHash();
    tokens().markUsed(secret, EXPIRY, NOW);

    for (int i = 0; i < 20; i++) {
      tokens()
          .markUsed(tokenHash(), EXPIRY.plus(Duration.ofDays(1)), EXPIRY.plus(Duration.ofHours(1)));
    }

    assertThat(tokens().markUsed(secret, EXPIRY, NOW)).isFalse();
  }

  private static OneTimeToken boundTo(UserId user, EmailAddress email, long sessionGeneration) {
    return new OneTimeToken(
        tokenHash(), TokenPurpose.VERIFICATION, user, email, sessionGeneration, EXPIRY);
  }

  private void assertRefused(OneTimeToken token) {
    assertThat(tokens().add(token, NOW)).isEqualTo(Added.USER_CHANGED);
    assertThat(found(storage(), token)).isEmpty();
  }

  private void assertDropped(OneTimeToken... tokens) {
    assertThat(tokens).noneMatch(token -> found(storage(), token).isPresent());
  }
}
