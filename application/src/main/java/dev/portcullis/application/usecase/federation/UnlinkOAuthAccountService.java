package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.in.federation.UnlinkOAuthAccount;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.EventRecorder;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.login.SessionLiveness;
import dev.portcullis.application.usecase.login.SessionLiveness.OpenSession;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.federation.OAuthAccountId;

/**
 * Unlinks accounts; the store decides, in one statement, whether the user has another way to log
 * in.
 */
record UnlinkOAuthAccountService(
    UserRepository users,
    OAuthAccounts accounts,
    Providers providers,
    SessionLiveness sessions,
    Transactions transactions,
    Clock clock)
    implements UnlinkOAuthAccount {
  @Override
  public Result unlink(Command command) {
    return command.id().map(id -> unlink(id, command)).orElseGet(Result.NotFound::new);
  }

  private Result unlink(OAuthAccountId id, Command command) {
    return sessions
        .find(command.caller().session())
        .map(open -> transactions.run(events -> unlink(id, open, command, events)))
        .orElseGet(Result.SessionOver::new);
  }

  private Result unlink(
      OAuthAccountId id, OpenSession open, Command command, EventRecorder events) {
    var user = command.caller().user();
    if (users.findById(user.id()).filter(now -> sessions.isStillOpen(open, now)).isEmpty()) {
      return new Result.SessionOver();
    }
    return switch (accounts.unlink(user.id(), id, providers.names())) {
      case UNLINKED -> {
        var context = EventContext.by(user.id(), clock.now(), command.client());
        events.record(new Event.OAuthAccountUnlinked(user, id, context));
        yield new Result.Unlinked();
      }
      case NOT_THERE -> new Result.NotFound();
      case LAST_WAY_IN -> new Result.LastWayIn();
    };
  }
}
