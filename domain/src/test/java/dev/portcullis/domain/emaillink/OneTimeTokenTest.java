package dev.portcullis.domain.emaillink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.password.PasswordHash;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OneTimeTokenTest {
  private static final Instant EXPIRY = Instant.parse("2026-03-29T02:00:00Z");

  private final Account account = account("arthur@camelot.bt");
  private final OneTimeToken token =
      new OneTimeToken(
          new LinkSecret("grail").hash(),
          TokenPurpose.PASSWORD_RESET,
          account.id(),
          account.user().email(),
          account.sessionGeneration(),
          EXPIRY);

  @Test
  void a_token_is_expired_from_the_instant_of_its_expiry_on() {
    assertThat(token.isExpired(EXPIRY.minusNanos(1))).isFalse();
    assertThat(token.isExpired(EXPIRY)).isTrue();
    assertThat(token.isExpired(EXPIRY.plusNanos(1))).isTrue();
  }

  @Test
  void a_token_is_valid_for_its_user_in_the_same_state() {
    assertThat(token.isFor(account)).isTrue();
    assertThat(token.isFor(account.after(AccountChanges.verification()))).isTrue();
    assertThat(token.isFor(account("lancelot@camelot.bt"))).isFalse();
  }

  @Test
  void a_new_address_or_session_generation_makes_a_token_void() {
    var email = new EmailAddress("king@camelot.bt");
    var moved = AccountChanges.own(Optional.of(email), Optional.empty(), Attributes.NONE);

    assertThat(token.isFor(account.after(moved))).isFalse();
    assertThat(token.isFor(account.after(AccountChanges.password(new PasswordHash("new")))))
        .isFalse();
    assertThat(token.isFor(account.after(AccountChanges.claim()))).isFalse();
  }

  private static Account account(String email) {
    var id = new UserId(UUID.randomUUID());
    return Account.open(
        new User(id, new EmailAddress(email), true, false, false), new PasswordHash("old"));
  }
}
