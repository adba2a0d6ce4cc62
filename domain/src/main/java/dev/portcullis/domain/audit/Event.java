package dev.portcullis.domain.audit;

import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.Session;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Something that happened in a user's life. It never holds a secret. */
public sealed interface Event {
  /** When, from where and by whom. */
  EventContext context();

  /** Whose life it is; empty if that is nobody's. */
  Optional<UserId> subject();

  /**
   * The kind of event, such as {@code user.registered}: what the audit log and other programs know
   * it by, so it never changes.
   */
  String type();

  /** What else is worth knowing, for people; maybe nothing. */
  default String details() {
    return "";
  }

  /** An event in the life of a user who is known. */
  sealed interface OfUser extends Event {
    /** The user, as the event left things. */
    User user();

    @Override
    default Optional<UserId> subject() {
      return Optional.of(user().id());
    }
  }

  /** An account was opened. */
  record UserRegistered(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "user.registered";
    }
  }

  /** A session was opened. */
  record UserLoggedIn(User user, Session session, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "session.started";
    }

    /** Tells the backend. */
    @Override
    public String details() {
      return session.backend().value();
    }
  }

  /**
   * A log-in was refused.
   *
   * @param subject whose account it would have been, if there is one
   */
  record LogInRefused(Optional<UserId> subject, EventContext context) implements Event {
    @Override
    public String type() {
      return "login.refused";
    }
  }

  /** A session was ended by its user. */
  record UserLoggedOut(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "session.ended";
    }
  }

  /** A link to verify the e-mail address was sent. */
  record VerificationRequested(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "user.verification-requested";
    }
  }

  /** The user has shown that the e-mail address is the user's own. */
  record UserVerified(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "user.verified";
    }
  }

  /** A link to set a new password was sent. */
  record PasswordForgotten(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "user.password-reset-requested";
    }
  }

  /** A new password was set by such a link. */
  record PasswordReset(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "user.password-reset";
    }
  }

  /**
   * An account was changed.
   *
   * @param fields the names of the fields that the change named, as clients know them
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

    /** Tells the fields. */
    @Override
    public String details() {
      return String.join(", ", fields);
    }
  }

  /** An account at another provider was linked to the user. */
  record OAuthAccountLinked(User user, OAuthAccount account, EventContext context)
      implements OfUser {
    @Override
    public String type() {
      return "user.oauth-account-linked";
    }

    /** Tells the provider. */
    @Override
    public String details() {
      return account.provider();
    }
  }

  /**
   * A link between the user and an account at another provider was removed.
   *
   * @param account which link it was
   */
  record OAuthAccountUnlinked(User user, OAuthAccountId account, EventContext context)
      implements OfUser {
    @Override
    public String type() {
      return "user.oauth-account-unlinked";
    }

    /** Tells the link's id. */
    @Override
    public String details() {
      return account.toString();
    }
  }

  /** An account was deleted. */
  record UserDeleted(User user, EventContext context) implements OfUser {
    @Override
    public String type() {
      return "user.deleted";
    }
  }
}
