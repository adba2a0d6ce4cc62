package com.example.mvstore;

import com.example.mvstore.Rows.Waiting;
import dev.portcullis.application.port.out.emaillink.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Queued mails and the instants at which they are due. */
record MvOutbox(MvStorage storage) implements Outbox {
  @Override
  public void enqueue(QueuedMail mail) {
    storage.act(
        tables -> !tables.mails.containsKey(key(mail)) && put(tables, mail, mail.requested()));
  }

  @Override
  public Optional<QueuedMail> take(Instant now, Duration lease) {
    return storage.act(
        tables ->
            tables.mailsByDue.upTo(Rows.text(now), 1).stream()
                .findFirst()
                .map(key -> taken(Rows.mail(tables.mails.get(key)).mail()))
                .filter(mail -> put(tables, mail, now.plus(lease))));
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

  @Override
  public void remove(QueuedMail mail) {
    storage.act(tables -> isCurrent(tables, mail) && drop(tables, key(mail)));
  }

  @Override
  public void postpone(QueuedMail mail, Instant due) {
    storage.act(tables -> isCurrent(tables, mail) && put(tables, mail, due));
  }

  /** True if the mail was not taken again since; each taking counts one more attempt. */
  private static boolean isCurrent(Tables tables, QueuedMail mail) {
    return Optional.ofNullable(tables.mails.get(key(mail)))
        .map(row -> Rows.mail(row).mail())
        .filter(mail::equals)
        .isPresent();
  }

  private static boolean put(Tables tables, QueuedMail mail, Instant due) {
    drop(tables, key(mail));
    tables.mails.put(key(mail), Rows.row(new Waiting(mail, due)));
    tables.mailsByDue.add(Rows.text(due), key(mail));
    return true;
  }

  private static boolean drop(Tables tables, String key) {
    Object[] row = tables.mails.remove(key);
    if (row != null) {
      tables.mailsByDue.remove(Rows.text(Rows.mail(row).due()), key);
    }
    return row != null;
  }

  private static String key(QueuedMail mail) {
    return mail.kind().storedName() + " " + mail.to() + " " + new TreeMap<>(mail.parameters());
  }
}
