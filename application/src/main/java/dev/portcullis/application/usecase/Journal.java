package dev.portcullis.application.usecase;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.portcullis.application.port.out.Events;
import dev.portcullis.domain.event.Event;
import dev.portcullis.domain.event.Occasion;
import dev.portcullis.domain.session.Caller;
import dev.portcullis.domain.session.Client;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Knows what time it is, and tells whoever listens what happens. */
public record Journal(Events events, InstantSource clock) {
  /** In microseconds, as stores keep instants. */
  Instant now() {
    return clock.instant().truncatedTo(MICROS);
  }

  /** Now, by nobody who is logged in. */
  Occasion occasion(Client client) {
    return new Occasion(now(), client, Optional.empty());
  }

  /** Now, by the caller. */
  Occasion occasion(Client client, Caller caller) {
    return occasion(client, Optional.of(caller.user().id()));
  }

  /** Now, by that user, if it is one. */
  Occasion occasion(Client client, Optional<UserId> by) {
    return new Occasion(now(), client, by);
  }

  void tell(Event event) {
    events.publish(event);
  }
}
