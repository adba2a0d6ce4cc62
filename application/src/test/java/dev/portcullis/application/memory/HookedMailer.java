package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given to send, lets things happen meanwhile, and can refuse to send. */
public final class HookedMailer implements Mailer {
  /** Every mail, whether or not it was sent. */
  public final List<OutgoingMail> tried = new CopyOnWriteArrayList<>();

  /** Every mail that was sent. */
  public final List<OutgoingMail> sent = new CopyOnWriteArrayList<>();

  private Runnable whileSending = () -> {};

  public void whileSending(Runnable event) {
    whileSending = event;
  }

  /** From now on, no server takes any mail. */
  public void breakDown() {
    whileSending =
        () -> {
          throw new NotSent("no server answers", false, null);
        };
  }

  /** From now on, the server refuses every mail. */
  public void refuse() {
    whileSending =
        () -> {
          throw new NotSent("no such mailbox", true, null);
        };
  }

  /** Ends what {@link #breakDown} or {@link #refuse} began. */
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
