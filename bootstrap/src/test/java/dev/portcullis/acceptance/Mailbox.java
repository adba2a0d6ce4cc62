package dev.portcullis.acceptance;

import static org.awaitility.Awaitility.await;

import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.domain.emaillink.TokenPurpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everybody's: takes all the mail that a server sends. Thread-safe. */
final class Mailbox implements Mailer {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration GLANCE = Duration.ofMillis(10);

  private final List<Mail> mails = new CopyOnWriteArrayList<>();

  @Override
  public void send(Mail mail) {
    mails.add(mail);
  }

  /** Waits for a mail, takes it out, and reads the token of its link. */
  String takeToken(TokenPurpose purpose, String email) {
    Mail mail =
        await()
            .atMost(PATIENCE)
            .pollInterval(GLANCE)
            .until(() -> find(purpose, email), Optional::isPresent)
            .orElseThrow();
    mails.remove(mail);
    return mail.secret().value();
  }

  /** Whether a mail to that address lies here. */
  boolean hasMailTo(String email) {
    return mails.stream().anyMatch(mail -> mail.to().value().equals(email));
  }

  private Optional<Mail> find(TokenPurpose purpose, String email) {
    return mails.stream()
        .filter(mail -> mail.purpose() == purpose && mail.to().value().equals(email))
        .findFirst();
  }
}
