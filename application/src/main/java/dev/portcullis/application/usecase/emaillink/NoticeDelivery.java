package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.NoticeMail;
import dev.portcullis.application.usecase.throttling.AttemptLimits;
import dev.portcullis.application.usecase.throttling.AttemptLimits.Admission;

/** Sends notices, at most 20 a day to one address; drops further ones. */
record NoticeDelivery(Mailer mailer, AttemptLimits limits) {
  /**
   * Sends the notice, or drops it.
   *
   * @throws Mailer.NotSent when it could not be sent; it then doesn't count
   */
  void send(QueuedMail mail) {
    switch (limits.notice(mail.to())) {
      case Admission.Refused beyond -> {}
      case Admission.Admitted admitted -> {
        try (var attempt = admitted.attempt()) {
          mailer.send(
              new NoticeMail(
                  mail.kind(),
                  mail.to(),
                  mail.requested(),
                  mail.client().address(),
                  mail.parameters()));
          // Counts: the place is kept only for a notice that was sent.
          attempt.fail();
        }
      }
    }
  }
}
