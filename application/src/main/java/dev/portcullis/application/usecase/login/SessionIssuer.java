package dev.portcullis.application.usecase.login;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import java.time.Instant;
import java.util.Optional;

/** How every session comes to be, whatever has shown who the user is. */
public record SessionIssuer(Identifiers identifiers, Journal journal) {
  /** An open session, and the token that proves it. */
  public record Opened(AccessToken token, Session session) {}

  /**
   * Opens a session for {@code account} if it is still in that epoch, and tells of it; else tells
   * that the log-in was refused.
   */
  public Optional<Opened> open(Account account, Backend backend, ClientInfo client) {
    Instant now = journal.now();
    var session =
        new Session(
            identifiers.newSessionId(),
            account.id(),
            backend.name(),
            now,
            now,
            // Whole seconds, as a JWT counts (RFC 7519, section 4.1.4): token and session end
            // together.
            now.plus(backend.lifetime()).truncatedTo(SECONDS),
            client);
    Optional<AccessToken> token = backend.strategy().issue(session, account.sessionGeneration());
    if (token.isEmpty()) {
      refused(Optional.of(account.id()), client);
    } else {
      var occasion = new EventContext(now, client, Optional.of(account.id()));
      journal.tell(new Event.UserLoggedIn(account.user(), session, occasion));
    }
    return token.map(proof -> new Opened(proof, session));
  }

  /** Tells that somebody was not let in. */
  public void refused(Optional<UserId> subject, ClientInfo client) {
    journal.tell(new Event.LogInRefused(subject, journal.occasion(client)));
  }
}
