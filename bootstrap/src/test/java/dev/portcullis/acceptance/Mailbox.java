package dev.portcullis.acceptance;

import static org.awaitility.Awaitility.await;

import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.PasswordResetMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.VerificationMail;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.emaillink.TokenPurpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everybody's: takes all the mail that a server sends. Thread-safe. */
public final class Mailbox implements Mailer {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration GLANCE = Duration.ofMillis(10);

  private final List<Delivered> mails = new CopyOnWriteArrayList<>();

  private record Delivered(TokenPurpose purpose, EmailAddress to, LinkSecret secret) {
    static Delivered of(OutgoingMail mail) {
      return switch (mail) {
        case VerificationMail verification ->
            new Delivered(TokenPurpose.VERIFICATION, verification.to(), verification.secret());
        case PasswordResetMail reset ->
            new Delivered(TokenPurpose.PASSWORD_RESET, reset.to(), reset.secret());
      };
    }
  }

  @Override
  public void send(OutgoingMail mail) {
    mails.add(Delivered.of(mail));
  }

  /** Waits for a mail, takes it out, and reads the token of its link. */
  public String takeToken(TokenPurpose purpose, String email) {
    Delivered mail =
        await()
            .atMost(TIMEOUT)
            .pollInterval(GLANCE)
            .until(() -> find(purpose, email), Optional::isPresent)
            .orElseThrow();
    mails.remove(mail);
    return mail.secret().value();
  }

  /** Whether a mail to that address lies here. */
  public boolean hasMailTo(String email) {
    return mails.stream().anyMatch(mail -> mail.to().value().equals(email));
  }

  private Optional<Delivered> find(TokenPurpose purpose, String email) {
    return mails.stream()
        .filter(mail -> mail.purpose() == purpose && mail.to().value().equals(email))
        .findFirst();
  }
}
