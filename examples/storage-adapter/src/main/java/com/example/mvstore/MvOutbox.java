package com.example.mvstore;

import com.example.mvstore.Rows.Waiting;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The letters that are to be sent, and when each is due. */
record MvOutbox(MvStorage storage) implements Outbox {
  @Override
  public void post(TokenPurpose purpose, EmailAddress to, ClientInfo client, Instant now) {
    var letter = new QueuedMail(purpose, to, now, client, 0);
    storage.act(tables -> !tables.letters.containsKey(key(letter)) && put(tables, letter, now));
  }

  @Override
  public Optional<QueuedMail> take(Instant now, Duration lease) {
    return storage.act(
        tables ->
            tables.lettersByDue.upTo(Rows.text(now), 1).stream()
                .findFirst()
                .map(key -> taken(Rows.letter(tables.letters.get(key)).letter()))
                .filter(letter -> put(tables, letter, now.plus(lease))));
  }

  private static QueuedMail taken(QueuedMail letter) {
    return new QueuedMail(
        letter.purpose(), letter.to(), letter.requested(), letter.client(), letter.attempts() + 1);
  }

  @Override
  public void remove(QueuedMail letter) {
    storage.act(tables -> isCurrent(tables, letter) && drop(tables, key(letter)));
  }

  @Override
  public void postpone(QueuedMail letter, Instant due) {
    storage.act(tables -> isCurrent(tables, letter) && put(tables, letter, due));
  }

  /** Whether it wasn't taken again since: then it would count one attempt more. */
  private static boolean isCurrent(Tables tables, QueuedMail letter) {
    return Optional.ofNullable(tables.letters.get(key(letter)))
        .map(row -> Rows.letter(row).letter())
        .filter(letter::equals)
        .isPresent();
  }

  private static boolean put(Tables tables, QueuedMail letter, Instant due) {
    drop(tables, key(letter));
    tables.letters.put(key(letter), Rows.row(new Waiting(letter, due)));
    tables.lettersByDue.add(Rows.text(due), key(letter));
    return true;
  }

  private static boolean drop(Tables tables, String key) {
    Object[] row = tables.letters.remove(key);
    if (row != null) {
      tables.lettersByDue.remove(Rows.text(Rows.letter(row).due()), key);
    }
    return row != null;
  }

  private static String key(QueuedMail letter) {
    return letter.purpose() + " " + letter.to();
  }
}
