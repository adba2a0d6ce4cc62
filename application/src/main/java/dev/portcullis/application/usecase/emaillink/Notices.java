package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.audit.EventContext;
import java.util.Map;
import java.util.Set;

/**
 * Queues the mails that tell users what happened to their accounts, in the transaction of the
 * change. An unverified address gets none: it may belong to another person.
 *
 * @param kinds the notices that the operator wants
 */
public record Notices(Outbox outbox, Set<MailKind> kinds) {
  /** Parameter of {@link MailKind#PROVIDER_LINKED}: the provider's name. */
  public static final String PROVIDER = "provider";

  /** Copies the set. */
  public Notices {
    kinds = Set.copyOf(kinds);
  }

  /**
   * Tells the user that the password was changed.
   *
   * @param user the user before the change
   */
  public void passwordChanged(User user, EventContext context) {
    queue(MailKind.PASSWORD_CHANGED, user, Map.of(), context);
  }

  /**
   * Tells the owner of the old address that the account has another one.
   *
   * @param user the user before the change
   */
  public void emailChanged(User user, EventContext context) {
    queue(MailKind.EMAIL_CHANGED, user, Map.of(), context);
  }

  /** Tells the user that an account at {@code provider} was linked. */
  public void providerLinked(User user, String provider, EventContext context) {
    queue(MailKind.PROVIDER_LINKED, user, Map.of(PROVIDER, provider), context);
  }

  /** Tells the user of a log-in from a device that has not logged in to the account before. */
  public void newDevice(User user, EventContext context) {
    queue(MailKind.NEW_DEVICE, user, Map.of(), context);
  }

  /** Returns whether {@code user} gets notices of that kind. */
  public boolean isFor(User user, MailKind kind) {
    return kinds.contains(kind) && user.verified();
  }

  private void queue(
      MailKind kind, User user, Map<String, String> parameters, EventContext context) {
    if (isFor(user, kind)) {
      outbox.enqueue(
          new QueuedMail(kind, user.email(), parameters, context.at(), context.client(), 0));
    }
  }
}
