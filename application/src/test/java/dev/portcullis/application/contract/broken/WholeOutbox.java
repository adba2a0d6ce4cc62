package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.Outbox;
import dev.portcullis.domain.onetime.Purpose;
import dev.portcullis.domain.session.Client;
import dev.portcullis.domain.user.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Letters as another store keeps them, to be broken by whoever extends this. */
class WholeOutbox implements Outbox {
  private final Outbox whole;

  WholeOutbox(Outbox whole) {
    this.whole = whole;
  }

  @Override
  public void post(Purpose purpose, EmailAddress to, Client client, Instant now) {
    whole.post(purpose, to, client, now);
  }

  @Override
  public Optional<Letter> take(Instant now, Duration lease) {
    return whole.take(now, lease);
  }

  @Override
  public void remove(Letter letter) {
    whole.remove(letter);
  }

  @Override
  public void postpone(Letter letter, Instant due) {
    whole.postpone(letter, due);
  }
}
