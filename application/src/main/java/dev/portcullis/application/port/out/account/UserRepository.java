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
 * Keeps the accounts. Stored data survives a crash once the method has returned. Thread-safe; every
 * method throws {@link StoreUnavailable} when the store doesn't answer and a retry may help.
 */
public interface UserRepository {
  /** Outcome of {@link #add}. */
  enum Added {
    /** The account is stored. */
    ADDED,
    /** Another account has its e-mail address; nothing is stored. */
    EMAIL_TAKEN
  }

  /** Outcome of {@link #replace}. */
  enum Replaced {
    /** The account is stored. */
    REPLACED,
    /** Another account has the new e-mail address; nothing is changed. */
    EMAIL_TAKEN,
    /** The account is gone, or its version is no longer the one before; nothing is changed. */
    STALE
  }

  /**
   * Stores {@code account} unless another account has its e-mail address. Of concurrent claims on
   * one address, exactly one wins. Throws, and stores nothing, if another account has its id.
   */
  Added add(Account account);

  /** Returns the account of the user. */
  Optional<Account> findById(UserId id);

  /**
   * Returns the account of the user, and keeps others from changing it until the calling thread's
   * transaction ends: a change commits before this read, or waits for the transaction.
   *
   * <p>The default only reads. It suffices where transactions run one after the other.
   */
  default Optional<Account> findAndHold(UserId id) {
    return findById(id);
  }

  /** Returns the account with the address. */
  Optional<Account> findByEmail(EmailAddress email);

  /**
   * Stores {@code changed} if the version of the stored account is the one before it. The same
   * transaction ends the sessions that {@code ending} names, and drops the user's one-time tokens
   * that are bound to another e-mail address or session generation. Of concurrent changes to one
   * version, exactly one wins.
   */
  Replaced replace(Account changed, SessionRevocation ending);

  /**
   * Returns the user of a session that another store keeps and that was opened in {@code
   * sessionGeneration}. Empty if a later change has ended the session: a new session generation
   * ends all sessions except the one that the change names ({@link SessionRevocation.AllExcept}).
   */
  Optional<User> findBySession(UserId id, SessionId session, long sessionGeneration);

  /**
   * Replaces the hash of an unchanged password, if the stored hash is still {@code outdated}. The
   * account gets a new version but keeps its session generation: no session ends.
   */
  void rehash(UserId id, PasswordHash outdated, PasswordHash current);

  /**
   * Removes the account and all the user's sessions in one transaction. Returns whether there was
   * an account.
   */
  boolean remove(UserId id);

  /**
   * Returns at most {@code limit} users with ids after {@code after}, in the order of the ids' text
   * form.
   */
  List<User> list(Optional<UserId> after, int limit);
}
