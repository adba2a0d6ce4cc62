package dev.portcullis.application.usecase;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.portcullis.application.port.out.audit.EventListener;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Knows what time it is, and tells whoever listens what happens. */
public record Journal(EventListener events, InstantSource clock) {
  /** In microseconds, as stores keep instants. */
  public Instant now() {
    return clock.instant().truncatedTo(MICROS);
  }

  /** Now, by nobody who is logged in. */
  public EventContext occasion(ClientInfo client) {
    return new EventContext(now(), client, Optional.empty());
  }

  /** Now, by the caller. */
  public EventContext occasion(ClientInfo client, SignedInUser caller) {
    return occasion(client, Optional.of(caller.user().id()));
  }

  /** Now, by that user, if it is one. */
  public EventContext occasion(ClientInfo client, Optional<UserId> by) {
    return new EventContext(now(), client, by);
  }

  public void tell(Event event) {
    events.publish(event);
  }
}
