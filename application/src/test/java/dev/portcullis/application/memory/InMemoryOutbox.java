package dev.portcullis.application.memory;

import dev.portcullis.application.memory.InMemoryTables.Address;
import dev.portcullis.application.memory.InMemoryTables.Waiting;
import dev.portcullis.application.port.out.emaillink.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** In-memory outbox. */
final class InMemoryOutbox implements Outbox {
  private final InMemoryConnection connection;

  InMemoryOutbox(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public void enqueue(QueuedMail mail) {
    connection.transaction(
        tables ->
            Optional.ofNullable(
                tables.mails.putIfAbsent(address(mail), new Waiting(mail, mail.requested()))));
  }

  @Override
  public Optional<QueuedMail> take(Instant now, Duration lease) {
    return connection.transaction(
        tables ->
            tables.mails.values().stream()
                .filter(waiting -> !waiting.due().isAfter(now))
                .min(Comparator.comparing(Waiting::due))
                .map(waiting -> taken(waiting.mail()))
                .map(
                    mail -> {
                      tables.mails.put(address(mail), new Waiting(mail, now.plus(lease)));
                      return mail;
                    }));
  }

  @Override
  public void remove(QueuedMail mail) {
    connection.transaction(
        tables -> isCurrent(tables, mail) && tables.mails.remove(address(mail)) != null);
  }

  @Override
  public void postpone(QueuedMail mail, Instant due) {
    connection.transaction(
        tables ->
            isCurrent(tables, mail)
                && tables.mails.put(address(mail), new Waiting(mail, due)) != null);
  }

  private static boolean isCurrent(InMemoryTables tables, QueuedMail mail) {
    Waiting waiting = tables.mails.get(address(mail));
    return waiting != null && waiting.mail().equals(mail);
  }

  private static QueuedMail taken(QueuedMail mail) {
    return new QueuedMail(
        mail.kind(),
        mail.to(),
        mail.parameters(),
        mail.requested(),
        mail.client(),
        mail.attempts() + 1);
  }

  private static Address address(QueuedMail mail) {
    return new Address(mail.kind(), mail.to(), mail.parameters());
  }
}
