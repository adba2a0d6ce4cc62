package dev.portcullis.benchmarks.micro;

import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.Authentication;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * A generated user with an open session.
 *
 * @param tokenHash the hash of the session's token, if the token is opaque
 */
record LoggedInUser(SignedInUser caller, TokenHash tokenHash) {
  /** The time of all log-ins and requests; its value doesn't matter. */
  static final Instant NOW = Instant.parse("2026-03-29T01:00:00.123456Z");

  private static final Duration LENGTH = Duration.ofHours(1);

  static LoggedInUser of(GeneratedUser owner) {
    var id = new UserId(owner.id());
    var user = new User(id, new EmailAddress(owner.email()), true, false, true);
    var session =
        new Session(
            new SessionId(owner.id()),
            id,
            new BackendName("jwt"),
            new Authentication(NOW, Set.of()),
            NOW,
            NOW,
            NOW.plus(LENGTH),
            new ClientInfo("192.0.2.7", "Excalibur/1.0"));
    String hash = String.format(Locale.ROOT, "%064x", owner.number());
    return new LoggedInUser(new SignedInUser(user, session), new TokenHash(hash));
  }

  User user() {
    return caller.user();
  }

  Session session() {
    return caller.session();
  }
}
