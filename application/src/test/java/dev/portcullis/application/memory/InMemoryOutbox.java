package dev.portcullis.application.memory;

import dev.portcullis.application.memory.InMemoryTables.Address;
import dev.portcullis.application.memory.InMemoryTables.Waiting;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Letters in memory. */
final class InMemoryOutbox implements Outbox {
  private final InMemoryConnection connection;

  InMemoryOutbox(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public void post(TokenPurpose purpose, EmailAddress to, ClientInfo client, Instant now) {
    var letter = new QueuedMail(purpose, to, now, client, 0);
    connection.transaction(
        tables ->
            Optional.ofNullable(
                tables.letters.putIfAbsent(address(letter), new Waiting(letter, now))));
  }

  @Override
  public Optional<QueuedMail> take(Instant now, Duration lease) {
    return connection.transaction(
        tables ->
            tables.letters.values().stream()
                .filter(waiting -> !waiting.due().isAfter(now))
                .min(Comparator.comparing(Waiting::due))
                .map(waiting -> taken(waiting.letter()))
                .map(
                    letter -> {
                      tables.letters.put(address(letter), new Waiting(letter, now.plus(lease)));
                      return letter;
                    }));
  }

  @Override
  public void remove(QueuedMail letter) {
    connection.transaction(
        tables -> isCurrent(tables, letter) && tables.letters.remove(address(letter)) != null);
  }

  @Override
  public void postpone(QueuedMail letter, Instant due) {
    connection.transaction(
        tables ->
            isCurrent(tables, letter)
                && tables.letters.put(address(letter), new Waiting(letter, due)) != null);
  }

  private static boolean isCurrent(InMemoryTables tables, QueuedMail letter) {
    Waiting waiting = tables.letters.get(address(letter));
    return waiting != null && waiting.letter().equals(letter);
  }

  private static QueuedMail taken(QueuedMail letter) {
    return new QueuedMail(
        letter.purpose(), letter.to(), letter.requested(), letter.client(), letter.attempts() + 1);
  }

  private static Address address(QueuedMail letter) {
    return new Address(letter.purpose(), letter.to());
  }
}
