package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.in.emaillink.ForgotPassword;
import dev.portcullis.application.port.in.emaillink.RequestVerification;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.throttling.AttemptLimits;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.util.Optional;

/**
 * Queues a mail for any address, so that neither the answer nor the time it takes shows whether the
 * address has an account.
 */
final class RequestMailService implements RequestVerification, ForgotPassword {
  private final Outbox outbox;
  private final AttemptLimits limits;
  private final Clock clock;

  /** Queues in {@code outbox}. */
  RequestMailService(Outbox outbox, AttemptLimits limits, Clock clock) {
    this.outbox = outbox;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public RequestVerification.Result request(RequestVerification.Command command) {
    return enqueue(MailKind.VERIFICATION, command.email(), command.client())
        .<RequestVerification.Result>map(RequestVerification.Result.TooMany::new)
        .orElseGet(RequestVerification.Result.Queued::new);
  }

  @Override
  public ForgotPassword.Result request(ForgotPassword.Command command) {
    return enqueue(MailKind.PASSWORD_RESET, command.email(), command.client())
        .<ForgotPassword.Result>map(ForgotPassword.Result.TooMany::new)
        .orElseGet(ForgotPassword.Result.Queued::new);
  }

  /** Returns the time to wait if a limit refuses the request. */
  private Optional<Duration> enqueue(MailKind kind, EmailAddress to, ClientInfo client) {
    Optional<Duration> wait = limits.mail(client);
    if (wait.isEmpty()) {
      outbox.enqueue(new QueuedMail(kind, to, clock.now(), client));
    }
    return wait;
  }
}
