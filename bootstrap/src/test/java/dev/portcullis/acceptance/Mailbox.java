package dev.portcullis.acceptance;

import static org.awaitility.Awaitility.await;

import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.LinkMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.NoticeMail;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.LinkSecret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Mailer that keeps all mail that a server sends. Thread-safe. */
public final class Mailbox implements Mailer {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration GLANCE = Duration.ofMillis(10);

  private final List<Delivered> mails = new CopyOnWriteArrayList<>();

  private record Delivered(MailKind kind, EmailAddress to, Optional<LinkSecret> secret) {
    static Delivered of(OutgoingMail mail) {
      return switch (mail) {
        case LinkMail link -> new Delivered(link.kind(), link.to(), Optional.of(link.secret()));
        case NoticeMail notice -> new Delivered(notice.kind(), notice.to(), Optional.empty());
      };
    }
  }

  @Override
  public void send(OutgoingMail mail) {
    mails.add(Delivered.of(mail));
  }

  /** Waits for a mail, removes it, and returns the token of its link. */
  public String takeToken(MailKind kind, String email) {
    return take(kind, email).secret().orElseThrow().value();
  }

  /** Waits for a notice, and removes it. */
  public void takeNotice(MailKind kind, String email) {
    take(kind, email);
  }

  private Delivered take(MailKind kind, String email) {
    Delivered mail =
        await()
            .atMost(TIMEOUT)
            .pollInterval(GLANCE)
            .until(() -> find(kind, email), Optional::isPresent)
            .orElseThrow();
    mails.remove(mail);
    return mail;
  }

  /** Returns whether a mail to {@code email} is in the mailbox. */
  public boolean hasMailTo(String email) {
    return mails.stream().anyMatch(mail -> mail.to().value().equals(email));
  }

  private Optional<Delivered> find(MailKind kind, String email) {
    return mails.stream()
        .filter(mail -> mail.kind() == kind && mail.to().value().equals(email))
        .findFirst();
  }
}
