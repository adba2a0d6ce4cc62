package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records mails, runs code of a test while sending, and can refuse to send. */
public final class HookedMailer implements Mailer {
  /** All mails, whether sent or not. */
  public final List<OutgoingMail> tried = new CopyOnWriteArrayList<>();

  /** Mails that were sent. */
  public final List<OutgoingMail> sent = new CopyOnWriteArrayList<>();

  private Runnable whileSending = () -> {};

  public void whileSending(Runnable event) {
    whileSending = event;
  }

  /** Makes the mail server unavailable. */
  public void breakDown() {
    whileSending =
        () -> {
          throw new NotSent("no server answers", false, null);
        };
  }

  /** Makes the mail server refuse every mail. */
  public void refuse() {
    whileSending =
        () -> {
          throw new NotSent("no such mailbox", true, null);
        };
  }

  /** Makes the mail server accept mails again. */
  public void recover() {
    whileSending = () -> {};
  }

  @Override
  public void send(OutgoingMail mail) {
    tried.add(mail);
    whileSending.run();
    sent.add(mail);
  }
}
