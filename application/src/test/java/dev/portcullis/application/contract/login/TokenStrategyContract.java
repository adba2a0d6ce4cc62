package dev.portcullis.application.contract.login;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.port.out.login.SessionRevocation.All;
import dev.portcullis.application.port.out.login.SessionRevocation.None;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.VerifiedToken;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Contract of a {@link TokenStrategy}: its tokens. {@link TokenSessionContract} covers their
 * sessions.
 */
public interface TokenStrategyContract extends TokenSessionContract {
  @Override
  Storage storage();

  @Override
  TokenStrategy strategy();

  /**
   * Strategy over the same sessions with other keys or of another kind. It and {@link #strategy}
   * can't read each other's tokens.
   */
  TokenStrategy foreigner();

  @Override
  Instant now();

  @Test
  default void a_token_yields_its_session_and_user() {
    var account = stored();
    Session session = session(account);

    AccessToken token = issued(session, account);

    assertThat(strategy().read(token, now()).map(VerifiedToken::caller))
        .contains(new SignedInUser(account.user(), session));
  }

  @Test
  default void a_token_is_valid_as_bearer_token_text() {
    var account = stored();

    AccessToken token = issued(session(account), account);

    assertThat(AccessToken.parse(token.value())).contains(token);
  }

  @Test
  default void a_token_yields_the_current_state_of_its_user() {
    var account = stored();
    AccessToken token = issued(session(account), account);

    Account promoted = TestData.changed(storage(), account, TestData.promotion(), new None());

    assertThat(strategy().read(token, now()).map(VerifiedToken::caller).map(SignedInUser::user))
        .contains(promoted.user());
  }

  @Test
  default void tokens_are_unique() {
    var account = stored();

    List<AccessToken> tokens = Race.among(number -> () -> issued(session(account), account));

    assertThat(tokens).doesNotHaveDuplicates();
    assertThat(tokens).allMatch(token -> strategy().read(token, now()).isPresent());
  }

  @Test
  default void each_token_proves_only_its_own_session() {
    var account = stored();
    var other = stored();
    Session session = session(account);
    Session others = session(other);

    AccessToken token = issued(session, account);
    AccessToken othersToken = issued(others, other);

    assertThat(strategy().read(token, now()).map(VerifiedToken::caller).map(SignedInUser::session))
        .contains(session);
    assertThat(
            strategy()
                .read(othersToken, now())
                .map(VerifiedToken::caller)
                .map(SignedInUser::session))
        .contains(others);
  }

  @Test
  default void no_token_is_issued_in_another_session_generation() {
    var account = stored();
    Account changed = TestData.changed(storage(), account, TestData.newPassword(), new All());

    assertNotIssued(session(account), account.sessionGeneration());
    assertNotIssued(session(account), changed.sessionGeneration() + 1);
    assertThat(strategy().issue(session(account), changed.sessionGeneration())).isPresent();
  }

  @Test
  default void no_token_is_issued_to_an_inactive_user() {
    var account = stored();
    Account inactive = TestData.changed(storage(), account, TestData.activation(false), new All());

    assertNotIssued(session(account), inactive.sessionGeneration());
  }

  @Test
  default void no_token_is_issued_to_a_removed_user() {
    var removed = stored();
    storage().users().remove(removed.id());

    assertNotIssued(session(removed), removed.sessionGeneration());
  }

  @Test
  default void a_token_is_valid_just_before_its_expiry_and_invalid_at_the_instant_itself() {
    var account = stored();
    IssuedToken issued =
        strategy().issue(session(account), account.sessionGeneration()).orElseThrow();
    AccessToken token = issued.token();

    Instant justBefore = issued.expires().minus(TestData.MICROSECOND);
    assertThat(strategy().read(token, justBefore)).isPresent();
    assertThat(strategy().read(token, issued.expires())).isEmpty();
    assertThat(strategy().read(token, issued.expires().plus(Duration.ofDays(365)))).isEmpty();
  }

  @Test
  default void a_token_tells_the_expiry_that_it_was_issued_with_and_outlives_no_session() {
    var account = stored();
    Session session = session(account);

    IssuedToken issued = strategy().issue(session, account.sessionGeneration()).orElseThrow();

    assertThat(issued.expires()).isBeforeOrEqualTo(session.expires());
    assertThat(strategy().read(issued.token(), now()).map(VerifiedToken::expires))
        .contains(issued.expires());
  }

  @Test
  default void a_revoked_token_is_invalid() {
    var account = stored();
    Session session = session(account);
    AccessToken token = issued(session, account);
    AccessToken sibling = issued(session(account), account);

    strategy().revoke(session);

    assertThat(strategy().read(token, now())).isEmpty();
    assertThat(strategy().read(sibling, now())).isPresent();
    assertThat(storage().sessions().find(session.id(), now())).isEmpty();
  }

  @Test
  default void revoking_again_changes_nothing() {
    var account = stored();
    Session session = session(account);
    AccessToken token = issued(session, account);
    strategy().revoke(session);

    strategy().revoke(session);
    strategy().revoke(session(account));

    assertThat(strategy().read(token, now())).isEmpty();
  }

  @Test
  default void a_token_is_invalid_once_its_session_has_ended_for_any_reason() {
    var account = stored();
    Session ended = session(account);
    AccessToken endedToken = issued(ended, account);
    AccessToken changedToken = issued(session(account), account);
    var removed = stored();
    AccessToken removedToken = issued(session(removed), removed);

    storage().sessions().end(ended.id());
    assertThat(strategy().read(endedToken, now())).isEmpty();
    assertThat(strategy().read(changedToken, now())).isPresent();

    TestData.changed(storage(), account, TestData.newPassword(), new All());
    assertThat(strategy().read(changedToken, now())).isEmpty();

    storage().users().remove(removed.id());
    assertThat(strategy().read(removedToken, now())).isEmpty();
  }

  @Test
  default void strategies_do_not_read_each_others_tokens() {
    var account = stored();
    AccessToken own = issued(session(account), account);
    AccessToken foreign =
        foreigner().issue(session(account), account.sessionGeneration()).orElseThrow().token();

    assertThat(foreigner().read(foreign, now())).isPresent();
    assertThat(foreigner().read(own, now())).isEmpty();
    assertThat(strategy().read(foreign, now())).isEmpty();
  }

  @Test
  default void a_token_with_any_character_changed_is_invalid() {
    var account = stored();
    String token = issued(session(account), account).value();

    // The last character may encode fewer bits than it holds, so not every change matters there.
    for (int at = 0; at < token.length() - 1; at++) {
      char other = token.charAt(at) == 'x' ? 'y' : 'x';
      assertWorthless(token.substring(0, at) + other + token.substring(at + 1));
      assertWorthless(token.substring(0, at) + token.substring(at + 1));
    }
  }

  @Test
  default void a_truncated_or_extended_token_is_invalid() {
    var account = stored();
    String token = issued(session(account), account).value();

    for (int length = 0; length < token.length(); length++) {
      assertWorthless(token.substring(0, length));
    }
    for (String tail : List.of("x", ".", ".x", "xxxx", token)) {
      assertWorthless(token + tail);
      assertWorthless(tail + token);
    }
  }

  @Test
  default void text_that_an_attacker_can_know_is_not_a_token() {
    var account = stored();
    Session session = session(account);
    issued(session, account);

    for (String text :
        List.of(
            session.id().toString(),
            account.id().toString(),
            "null",
            "a.b.c",
            "..",
            ".",
            "=",
            "0",
            "x".repeat(4096),
            unsigned("{\"sid\":\"" + session.id() + "\",\"sub\":\"" + account.id() + "\"}"))) {
      assertWorthless(text);
    }
  }

  @Test
  default void a_token_contains_neither_password_hash_nor_address() {
    var account = stored();
    AccessToken token = issued(session(account), account);

    for (String part : token.value().split("\\.", -1)) {
      assertThat(part + decoded(part))
          .doesNotContain(account.passwordHash().value())
          .doesNotContain(account.user().email().value());
    }
    assertThat(token.toString()).doesNotContain(token.value());
  }

  private Account stored() {
    return TestData.stored(storage());
  }

  /** Session that expires in an hour, at a whole second, because some tokens count in seconds. */
  private Session session(Account account) {
    Instant opened = now().truncatedTo(ChronoUnit.MICROS);
    return new Session(
        new SessionId(UUID.randomUUID()),
        account.id(),
        new BackendName("example"),
        TestData.authenticatedAt(opened),
        opened,
        opened,
        opened.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS),
        ClientInfo.UNKNOWN);
  }

  private AccessToken issued(Session session, Account account) {
    return strategy().issue(session, account.sessionGeneration()).orElseThrow().token();
  }

  private void assertNotIssued(Session session, long sessionGeneration) {
    assertThat(strategy().issue(session, sessionGeneration)).isEmpty();
    assertThat(storage().sessions().find(session.id(), now())).isEmpty();
  }

  private void assertWorthless(String text) {
    Optional<VerifiedToken> proof =
        AccessToken.parse(text).flatMap(token -> strategy().read(token, now()));
    assertThat(proof).as(text).isEmpty();
  }

  private static String decoded(String part) {
    try {
      return new String(Base64.getUrlDecoder().decode(part), ISO_8859_1);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  /** Unsigned JWT (RFC 7519, section 6). */
  private static String unsigned(String claims) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(ISO_8859_1))
        + "."
        + encoder.encodeToString(claims.getBytes(ISO_8859_1))
        + ".";
  }
}
