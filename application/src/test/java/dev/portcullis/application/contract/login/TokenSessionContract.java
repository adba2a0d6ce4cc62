package dev.portcullis.application.contract.login;

import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.activation;
import static dev.portcullis.application.contract.TestData.authenticatedAt;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.out.login.SessionRevocation.All;
import dev.portcullis.application.port.out.login.SessionRevocation.AllExcept;
import dev.portcullis.application.port.out.login.SessionRevocation.None;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.VerifiedToken;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Contract of a {@link TokenStrategy} about the sessions of its tokens. */
public interface TokenSessionContract {
  /** Open store that keeps the sessions; the same instance throughout a test. */
  Storage storage();

  /** Strategy under test, over the sessions of {@link #storage}. */
  TokenStrategy strategy();

  /** Current time in the tests; any instant will do. */
  Instant now();

  @Test
  default void a_session_is_open_from_the_issue_of_its_token_until_just_before_its_expiry() {
    var account = stored(storage());
    Session session = session(account);
    assertThat(strategy().isOpen(session, now())).isFalse();

    issued(session, account);

    assertThat(strategy().isOpen(session, now())).isTrue();
    assertThat(strategy().isOpen(session, session.expires().minus(MICROSECOND))).isTrue();
    assertThat(strategy().isOpen(session, session.expires())).isFalse();
    assertThat(strategy().isOpen(session(account), now())).isFalse();
  }

  @Test
  default void a_revoked_session_is_not_open() {
    var account = stored(storage());
    Session session = session(account);
    Session sibling = session(account);
    issued(session, account);
    issued(sibling, account);

    strategy().revoke(session);

    assertThat(strategy().isOpen(session, now())).isFalse();
    assertThat(strategy().isOpen(sibling, now())).isTrue();
  }

  @Test
  default void a_session_that_a_change_to_its_user_ended_is_not_open() {
    var account = stored(storage());
    Session session = session(account);
    Session kept = session(account);
    issued(session, account);
    issued(kept, account);
    assertThat(strategy().isOpen(session, now())).isTrue();

    Account changed = changed(storage(), account, newPassword(), new AllExcept(kept.id()));
    assertThat(strategy().isOpen(session, now())).isFalse();
    assertThat(strategy().isOpen(kept, now())).isTrue();

    changed(storage(), changed, activation(false), new All());
    assertThat(strategy().isOpen(kept, now())).isFalse();
  }

  @Test
  default void a_session_of_a_removed_user_is_not_open() {
    var account = stored(storage());
    Session session = session(account);
    issued(session, account);

    storage().users().remove(account.id());

    assertThat(strategy().isOpen(session, now())).isFalse();
  }

  @Test
  default void a_session_stays_open_after_a_change_that_ends_no_session() {
    var account = stored(storage());
    Session session = session(account);
    issued(session, account);

    changed(storage(), account, newEmail(email()), new None());

    assertThat(strategy().isOpen(session, now())).isTrue();
  }

  @Test
  default void a_touch_updates_only_the_time_last_seen() {
    var account = stored(storage());
    Session session = session(account);
    AccessToken token = issued(session, account);
    Session sibling = session(account);
    AccessToken siblings = issued(sibling, account);
    Instant later = session.opened().plus(Duration.ofMinutes(6)).plus(MICROSECOND);

    strategy().touch(session, later);

    assertThat(strategy().read(token, later).map(VerifiedToken::caller).map(SignedInUser::session))
        .contains(seen(session, later));
    assertThat(
            strategy().read(siblings, later).map(VerifiedToken::caller).map(SignedInUser::session))
        .contains(sibling);
    assertThat(strategy().read(token, session.expires())).isEmpty();
  }

  @Test
  default void a_touch_does_not_open_an_ended_session() {
    var account = stored(storage());
    Session revoked = session(account);
    AccessToken token = issued(revoked, account);
    strategy().revoke(revoked);
    Session never = session(account);

    strategy().touch(revoked, now());
    strategy().touch(never, now());

    assertThat(strategy().read(token, now())).isEmpty();
    assertThat(strategy().isOpen(revoked, now())).isFalse();
    assertThat(strategy().isOpen(never, now())).isFalse();
  }

  private static Session seen(Session session, Instant lastSeen) {
    return new Session(
        session.id(),
        session.user(),
        session.backend(),
        authenticatedAt(session.opened()),
        session.opened(),
        lastSeen,
        session.expires(),
        session.client());
  }

  /** Session that is not open yet; expires in an hour, at a whole second. */
  private Session session(Account account) {
    Instant opened = now().truncatedTo(ChronoUnit.MICROS);
    return new Session(
        new SessionId(UUID.randomUUID()),
        account.id(),
        new BackendName("example"),
        authenticatedAt(opened),
        opened,
        opened,
        opened.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS),
        ClientInfo.UNKNOWN);
  }

  private AccessToken issued(Session session, Account account) {
    return strategy().issue(session, account.sessionGeneration()).orElseThrow().token();
  }
}
