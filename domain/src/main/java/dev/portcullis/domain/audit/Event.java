package dev.portcullis.domain.audit;

import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.Session;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Event concerning a user, a log-in or the installation. Never contains a secret. */
public sealed interface Event {
  /** Time, client and acting user. */
  EventContext context();

  /** User whom the event concerns; empty if there is no such user. */
  Optional<UserId> subject();

  /**
   * Event type, such as {@code user.registered}. The audit log and other programs rely on it, so it
   * never changes.
   */
  String type();

  /** Additional human-readable details; may be empty. */
  default String details() {
    return "";
  }

  /** Event that concerns an existing user. */
  sealed interface OfUser extends Event {
    /** State of the user after the event. */
    User user();

    @Override
    default Optional<UserId> subject() {
      return Optional.of(user().id());
    }
  }

  /** Account created. */
  record UserRegistered(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "user.registered";
    }
  }

  /** Session opened. */
  record UserLoggedIn(User user, Session session, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "session.started";
    }

    /** Name of the backend. */
    @Override
    public String details() {
      return session.backend().value();
    }
  }

  /**
   * Log-in refused.
   *
   * @param subject the user whose account was named, if it exists
   */
  record LogInRefused(Optional<UserId> subject, EventContext context) implements Event {
    @Override
    public String type() {
      return "login.refused";
    }
  }

  /**
   * Limit on attempts reached: further ones are refused for a while, without further events.
   *
   * @param subject the user whose account was named, if it exists
   * @param limit what is counted: {@code login}, {@code device} or {@code network}
   */
  record LimitReached(Optional<UserId> subject, String limit, EventContext context)
      implements Event {
    @Override
    public String type() {
      return "limit.reached";
    }

    @Override
    public String details() {
      return limit;
    }
  }

  /** Session ended by its user. */
  record UserLoggedOut(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "session.ended";
    }
  }

  /** Mail with a verification link sent. */
  record VerificationRequested(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "user.verification-requested";
    }
  }

  /** E-mail address verified by the user. */
  record UserVerified(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "user.verified";
    }
  }

  /** Mail with a password-reset link sent. */
  record PasswordForgotten(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "user.password-reset-requested";
    }
  }

  /** Password reset with a mailed link. */
  record PasswordReset(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "user.password-reset";
    }
  }

  /**
   * Account changed.
   *
   * @param fields names of the fields in the change request, as clients know them
   */
  record UserUpdated(User user, SortedSet<String> fields, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "user.updated";
    }

    /** Copies the names. */
    public UserUpdated {
      fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
    }

    /** Names of the changed fields. */
    @Override
    public String details() {
      return String.join(", ", fields);
    }
  }

  /** Provider account linked to the user. */
  record OAuthAccountLinked(User user, OAuthAccount account, EventContext context)
      implements OfUser {
    @Override
    public String type() {
      return "user.oauth-account-linked";
    }

    /** Name of the provider. */
    @Override
    public String details() {
      return account.provider();
    }
  }

  /**
   * Provider account unlinked from the user.
   *
   * @param account id of the removed link
   */
  record OAuthAccountUnlinked(User user, OAuthAccountId account, EventContext context)
      implements OfUser {
    @Override
    public String type() {
      return "user.oauth-account-unlinked";
    }

    /** Id of the removed link. */
    @Override
    public String details() {
      return account.toString();
    }
  }

  /** Event that concerns the installation and no user. */
  sealed interface OfInstallation extends Event {
    @Override
    default Optional<UserId> subject() {
      return Optional.empty();
    }
  }

  /**
   * New signing key published.
   *
   * @param key id of the key
   * @param algorithm its algorithm
   * @param signsFrom first instant at which it signs
   * @param revokesOthers whether tokens of all other keys become void at that instant
   */
  record KeysRotated(
      String key, String algorithm, Instant signsFrom, boolean revokesOthers, EventContext context)
      implements OfInstallation {
    @Override
    public String type() {
      return "keys.rotated";
    }

    /** Key, algorithm, and what happens when. */
    @Override
    public String details() {
      return "%s %s signs from %s%s"
          .formatted(
              algorithm,
              key,
              signsFrom.truncatedTo(ChronoUnit.SECONDS),
              revokesOthers ? "; the others are void from then on" : "");
    }
  }

  /**
   * Signing key removed, because its last token had expired.
   *
   * @param key id of the key
   */
  record KeyRemoved(String key, EventContext context) implements OfInstallation {
    @Override
    public String type() {
      return "keys.removed";
    }

    /** Id of the key. */
    @Override
    public String details() {
      return key;
    }
  }

  /**
   * Signing keys encrypted under another master key.
   *
   * @param keys number of signing keys
   */
  record MasterKeyRotated(int keys, EventContext context) implements OfInstallation {
    @Override
    public String type() {
      return "keys.master-rotated";
    }

    /** Number of signing keys. */
    @Override
    public String details() {
      return "signing keys: " + keys;
    }
  }

  /** Account deleted. */
  record UserDeleted(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "user.deleted";
    }
  }
}
