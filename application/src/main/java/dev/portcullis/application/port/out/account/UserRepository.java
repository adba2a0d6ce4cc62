package dev.portcullis.application.port.out.account;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.password.PasswordHash;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the accounts. What a method has returned from survives a crash. Thread-safe; every method
 * throws {@link StoreUnavailable} when the store doesn't answer and trying again may help.
 */
public interface UserRepository {
  /** How {@link #add} came out. */
  enum Added {
    /** The account is stored. */
    ADDED,
    /** Another account has its e-mail address; nothing is stored. */
    EMAIL_TAKEN
  }

  /** How {@link #replace} came out. */
  enum Replaced {
    /** The account is stored. */
    REPLACED,
    /** Another account has the new e-mail address; nothing is changed. */
    EMAIL_TAKEN,
    /** The account is gone or no longer in the version before; nothing is changed. */
    STALE
  }

  /**
   * Stores {@code account} unless its e-mail address is claimed. Of concurrent claims on one
   * address, exactly one wins. Throws, and stores nothing, when another account has its id.
   */
  Added add(Account account);

  /** The account of that user. */
  Optional<Account> findById(UserId id);

  /** The account with that address. */
  Optional<Account> findByEmail(EmailAddress email);

  /**
   * Stores {@code changed} if the stored account is in the version just before it; in the same
   * transaction ends the user's sessions that {@code ending} names, and drops the user's one-time
   * tokens that are bound to another e-mail address or session generation. Of concurrent changes to
   * one version, exactly one wins.
   */
  Replaced replace(Account changed, SessionRevocation ending);

  /**
   * The user of a session that is kept elsewhere and was opened in {@code sessionGeneration}; empty
   * if a change since has ended it. A change of session generation ends all of them but the one
   * that it names, if any ({@link SessionRevocation.AllExcept}).
   */
  Optional<User> findBySession(UserId id, SessionId session, long sessionGeneration);

  /**
   * Exchanges the stored hash of the same password, unless it is no longer {@code outdated}. Counts
   * as a new version, but not as a new session generation: no session ends.
   */
  void rehash(UserId id, PasswordHash outdated, PasswordHash current);

  /** Removes the account and all the user's sessions in one transaction; whether there was one. */
  boolean remove(UserId id);

  /** At most {@code limit} users with ids after {@code after}, in the order of their text form. */
  List<User> list(Optional<UserId> after, int limit);
}
