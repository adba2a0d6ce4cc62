package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.out.emaillink.Mailer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given to send, lets things happen meanwhile, and can refuse to send. */
public final class HookedMailer implements Mailer {
  /** Every mail, whether or not it was sent. */
  final List<Mail> tried = new CopyOnWriteArrayList<>();

  /** Every mail that was sent. */
  final List<Mail> sent = new CopyOnWriteArrayList<>();

  private Runnable whileSending = () -> {};

  void whileSending(Runnable event) {
    whileSending = event;
  }

  /** From now on, no server takes any mail. */
  void breakDown() {
    whileSending =
        () -> {
          throw new NotSent("no server answers", false, null);
        };
  }

  /** From now on, the server refuses every mail. */
  void refuse() {
    whileSending =
        () -> {
          throw new NotSent("no such mailbox", true, null);
        };
  }

  /** Ends what {@link #breakDown} or {@link #refuse} began. */
  void recover() {
    whileSending = () -> {};
  }

  @Override
  public void send(Mail mail) {
    tried.add(mail);
    whileSending.run();
    sent.add(mail);
  }
}
