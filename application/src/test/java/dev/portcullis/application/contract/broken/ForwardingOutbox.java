package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.emaillink.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Forwards to another store's outbox; subclasses add a defect. */
class ForwardingOutbox implements Outbox {
  private final Outbox whole;

  ForwardingOutbox(Outbox whole) {
    this.whole = whole;
  }

  @Override
  public void enqueue(QueuedMail mail) {
    whole.enqueue(mail);
  }

  @Override
  public Optional<QueuedMail> take(Instant now, Duration lease) {
    return whole.take(now, lease);
  }

  @Override
  public void remove(QueuedMail mail) {
    whole.remove(mail);
  }

  @Override
  public void postpone(QueuedMail mail, Instant due) {
    whole.postpone(mail, due);
  }
}
