package dev.portcullis.adapters.mail;

import dev.portcullis.adapters.mail.smtp.SmtpClient;
import dev.portcullis.adapters.mail.smtp.SmtpFailure;
import dev.portcullis.adapters.mail.smtp.SmtpServer;
import dev.portcullis.adapters.mail.smtp.SmtpSession;
import dev.portcullis.adapters.mail.template.MailTemplates;
import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.domain.account.EmailAddress;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.simplejavamail.api.email.Email;

/** Sends mail through a mail server. */
public final class SmtpMailer implements Mailer {
  /** Below the minute that {@link Mailer} allows. */
  private static final Duration TIMEOUT = Duration.ofSeconds(50);

  private final SmtpServer server;
  private final SmtpClient client;
  private final MailWriter writer;
  private final Duration timeout;

  /**
   * Creates a mailer that sends through {@code server}, with links that start with {@code
   * publicUrl}.
   */
  public SmtpMailer(SmtpServer server, Sender from, URI publicUrl, MailTemplates templates) {
    this(
        server,
        new MailWriter(from, publicUrl, templates),
        (SSLSocketFactory) SSLSocketFactory.getDefault(),
        TIMEOUT);
  }

  SmtpMailer(SmtpServer server, MailWriter writer, SSLSocketFactory tls, Duration timeout) {
    this.server = server;
    this.client =
        new SmtpClient(server, new SmtpSession(server, writer.publicUrl().getHost(), tls, timeout));
    this.writer = writer;
    this.timeout = timeout;
  }

  @Override
  public void send(OutgoingMail mail) {
    Email email = writer.write(mail);
    boolean international = writer.isInternational(mail.to());
    finish(new FutureTask<>(() -> client.deliver(email, international)));
  }

  /**
   * Sends a test mail, without a link, and returns the server with the codes of its reply.
   *
   * @throws NotSent as {@link #send}
   */
  public String sendTest(EmailAddress to) {
    Email email = writer.writeTest(to);
    boolean international = writer.isInternational(to);
    return "%s answers %s"
        .formatted(server, finish(new FutureTask<>(() -> client.deliver(email, international))));
  }

  /**
   * Runs the delivery on a virtual thread. Interrupting that thread closes its socket (see {@link
   * java.net.Socket}), so the time limit holds even for a server that keeps sending.
   */
  private String finish(FutureTask<String> delivery) {
    Thread.ofVirtual().name("smtp").start(delivery);
    try {
      return delivery.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      throw new NotSent("%s takes more than %s".formatted(server, timeout), false, slow);
    } catch (InterruptedException stopped) {
      throw new NotSent("the wait for %s was interrupted".formatted(server), false, stopped);
    } catch (ExecutionException failure) {
      throw notSent(failure);
    } finally {
      delivery.cancel(true);
    }
  }

  private RuntimeException notSent(ExecutionException failure) {
    return failure.getCause() instanceof MessagingException refused
        ? new SmtpFailure(server, refused).notSent()
        : new IllegalStateException(failure.getCause());
  }
}
