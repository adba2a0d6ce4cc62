package dev.portcullis.application.contract.login;

import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.activation;
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

/** What a {@link TokenStrategy} must know of the sessions that its tokens prove. */
public interface TokenSessionContract {
  /** The open store that the sessions are in; the same one throughout a test. */
  Storage storage();

  /** The strategy under test, over the sessions of {@link #storage}. */
  TokenStrategy strategy();

  /** When the tests take place; any instant does. */
  Instant now();

  @Test
  default void a_session_is_open_from_its_tokens_issue_until_just_before_its_expiry() {
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
  default void a_session_is_not_open_once_it_was_revoked() {
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
  default void a_session_is_not_open_once_a_change_to_its_user_has_ended_it() {
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
  default void a_session_is_not_open_once_its_user_is_gone() {
    var account = stored(storage());
    Session session = session(account);
    issued(session, account);

    storage().users().remove(account.id());

    assertThat(strategy().isOpen(session, now())).isFalse();
  }

  @Test
  default void a_session_is_open_though_its_user_has_changed_in_what_ends_none() {
    var account = stored(storage());
    Session session = session(account);
    issued(session, account);

    changed(storage(), account, newEmail(email()), new None());

    assertThat(strategy().isOpen(session, now())).isTrue();
  }

  @Test
  default void a_touched_session_was_last_seen_then_and_a_touch_changes_nothing_else() {
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
  default void a_touch_opens_no_session_that_is_over() {
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
        session.opened(),
        lastSeen,
        session.expires(),
        session.client());
  }

  /** Not open yet; over in an hour, at a whole second. */
  private Session session(Account account) {
    Instant opened = now().truncatedTo(ChronoUnit.MICROS);
    return new Session(
        new SessionId(UUID.randomUUID()),
        account.id(),
        new BackendName("example"),
        opened,
        opened,
        opened.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS),
        ClientInfo.UNKNOWN);
  }

  private AccessToken issued(Session session, Account account) {
    return strategy().issue(session, account.sessionGeneration()).orElseThrow().token();
  }
}
