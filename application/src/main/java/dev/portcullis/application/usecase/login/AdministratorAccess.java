package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.LostAccess;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.usecase.login.SessionLiveness.OpenSession;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.SignedInUser;
import java.util.Optional;

/**
 * Checks an administrator's session and right again some time after the request was authenticated:
 * before the work of a change begins, and when the change commits.
 */
public record AdministratorAccess(SessionLiveness sessions, UserRepository users) {
  /** Returns whether the administrator's session is open now. */
  public boolean isOpen(Administrator by) {
    return by.caller().map(SignedInUser::session).map(sessions::isOpen).orElse(true);
  }

  /**
   * Returns the check for the transaction of a change. Must not be called in a transaction: some
   * sessions are in another store, beyond the network.
   */
  public AccessCheck check(Administrator by) {
    return by.caller().map(this::check).orElse(AccessCheck.NONE);
  }

  private AccessCheck check(SignedInUser caller) {
    Optional<OpenSession> session = sessions.find(caller.session());
    return () ->
        session
            .map(open -> lost(open, caller))
            .orElseGet(() -> Optional.of(LostAccess.SESSION_OVER));
  }

  private Optional<LostAccess> lost(OpenSession open, SignedInUser caller) {
    Optional<Account> now = users.findAndHold(caller.user().id());
    if (now.isEmpty() || !now.get().user().active() || !sessions.isStillOpen(open, now.get())) {
      return Optional.of(LostAccess.SESSION_OVER);
    }
    return now.get().user().superuser() ? Optional.empty() : Optional.of(LostAccess.NOT_SUPERUSER);
  }
}
