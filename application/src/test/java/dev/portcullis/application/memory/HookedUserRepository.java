package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.password.PasswordHash;
import java.util.List;
import java.util.Optional;

/** Runs code of a test between the reading of an account and its change. */
public final class HookedUserRepository implements UserRepository {
  private final UserRepository users;
  private Runnable beforeWriting = () -> {};
  private Runnable beforeFinding = () -> {};

  HookedUserRepository(UserRepository users) {
    this.users = users;
  }

  public void beforeWriting(Runnable event) {
    beforeWriting = event;
  }

  /** Runs {@code event} once, before the next write. */
  public void beforeNextWrite(Runnable event) {
    beforeWriting =
        () -> {
          beforeWriting = () -> {};
          event.run();
        };
  }

  /** Runs {@code event} once, before the next account is looked up by its id. */
  public void beforeNextFindingById(Runnable event) {
    beforeFinding =
        () -> {
          beforeFinding = () -> {};
          event.run();
        };
  }

  /** Makes every later look-up of an account fail the test. */
  public void refuseToFind() {
    beforeFinding =
        () -> {
          throw new AssertionError("unexpected look-up of an account");
        };
  }

  @Override
  public Added add(Account account) {
    beforeWriting.run();
    return users.add(account);
  }

  @Override
  public Optional<Account> findById(UserId id) {
    beforeFinding.run();
    return users.findById(id);
  }

  @Override
  public Optional<Account> findAndHold(UserId id) {
    return users.findAndHold(id);
  }

  @Override
  public Optional<Account> findByEmail(EmailAddress email) {
    beforeFinding.run();
    return users.findByEmail(email);
  }

  @Override
  public Replaced replace(Account changed, SessionRevocation ending) {
    beforeWriting.run();
    return users.replace(changed, ending);
  }

  @Override
  public Optional<User> findBySession(UserId id, SessionId session, long sessionGeneration) {
    return users.findBySession(id, session, sessionGeneration);
  }

  @Override
  public void rehash(UserId id, PasswordHash outdated, PasswordHash current) {
    beforeWriting.run();
    users.rehash(id, outdated, current);
  }

  @Override
  public boolean remove(UserId id) {
    beforeWriting.run();
    return users.remove(id);
  }

  @Override
  public List<User> list(Optional<UserId> after, int limit) {
    return users.list(after, limit);
  }
}
