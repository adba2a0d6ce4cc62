package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.in.federation.UnlinkOAuthAccount;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.Optional;

/** Lets the store decide, in one act, whether the user has another way in. */
public record UnlinkOAuthAccountService(
    OAuthAccounts accounts, Providers providers, Journal journal) implements UnlinkOAuthAccount {
  @Override
  public Result unlink(Command command) {
    Optional<OAuthAccountId> id = command.id();
    if (id.isEmpty()) {
      return new Result.NotFound();
    }
    return switch (accounts.unlink(command.caller().user().id(), id.get(), providers.names())) {
      case UNLINKED -> unlinked(id.get(), command);
      case NOT_THERE -> new Result.NotFound();
      case LAST_WAY_IN -> new Result.LastWayIn();
    };
  }

  private Result unlinked(OAuthAccountId id, Command command) {
    var occasion = journal.occasion(command.client(), command.caller());
    journal.tell(new Event.OAuthAccountUnlinked(command.caller().user(), id, occasion));
    return new Result.Unlinked();
  }
}
