package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.usecase.emaillink.Notices;
import dev.portcullis.application.usecase.throttling.AttemptLimits;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.DeviceToken;
import dev.portcullis.domain.login.Session;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells users by mail of log-ins from unknown devices. The first log-in after the registration is
 * none that a user must learn of.
 */
record NewDeviceNotices(EventLog events, AttemptLimits limits, Notices notices) {
  /** More than a registration, its verification and a first log-in record. */
  private static final int LOOKED_AT = 20;

  /** Returns whether the user must be told of a log-in that is about to begin. */
  boolean isDue(Account account, Optional<DeviceToken> device) {
    return notices.isFor(account.user(), MailKind.NEW_DEVICE)
        && limits.isUnknownDevice(account, device)
        && !isFirst(account.id());
  }

  /** The log keeps events for a time only: without the registration, the log-in isn't the first. */
  private boolean isFirst(UserId user) {
    Set<String> types =
        events.list(Optional.of(user), Optional.empty(), LOOKED_AT).stream()
            .map(EventLog.Entry::what)
            .collect(Collectors.toSet());
    return types.contains("user.registered") && !types.contains("session.started");
  }

  /** Queues the notice. */
  void tell(User user, Session session) {
    notices.newDevice(user, EventContext.by(user.id(), session.opened(), session.client()));
  }
}
