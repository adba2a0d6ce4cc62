package dev.portcullis.application.contract.broken;

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

/** Forwards to another user repository; subclasses add a defect. */
class ForwardingUserRepository implements UserRepository {
  private final UserRepository whole;

  ForwardingUserRepository(UserRepository whole) {
    this.whole = whole;
  }

  @Override
  public Added add(Account account) {
    return whole.add(account);
  }

  @Override
  public Optional<Account> findById(UserId id) {
    return whole.findById(id);
  }

  @Override
  public Optional<Account> findAndHold(UserId id) {
    return whole.findAndHold(id);
  }

  @Override
  public Optional<Account> findByEmail(EmailAddress email) {
    return whole.findByEmail(email);
  }

  @Override
  public Replaced replace(Account changed, SessionRevocation ending) {
    return whole.replace(changed, ending);
  }

  @Override
  public Optional<User> findBySession(UserId id, SessionId session, long sessionGeneration) {
    return whole.findBySession(id, session, sessionGeneration);
  }

  @Override
  public void rehash(UserId id, PasswordHash outdated, PasswordHash current) {
    whole.rehash(id, outdated, current);
  }

  @Override
  public boolean remove(UserId id) {
    return whole.remove(id);
  }

  @Override
  public List<User> list(Optional<UserId> after, int limit) {
    return whole.list(after, limit);
  }
}
