package dev.portcullis.bootstrap;

import dev.portcullis.application.port.out.audit.EventListener;
import dev.portcullis.application.port.out.emaillink.Mailer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an application that embeds Portcullis brings along.
 *
 * @param mailer sends the mail, in place of the one that is configured
 * @param listeners are told what happens, once it is committed; the server doesn't close them
 */
public record Extensions(Optional<Mailer> mailer, List<EventListener> listeners) {
  /** Nothing: a server as it is configured. */
  public static final Extensions NONE = new Extensions(Optional.empty(), List.of());

  /** Copies the list. */
  public Extensions {
    listeners = List.copyOf(listeners);
  }

  /** The same, with that mailer. */
  public Extensions withMailer(Mailer sending) {
    return new Extensions(Optional.of(sending), listeners);
  }

  /** The same, with one more listener. */
  public Extensions withListener(EventListener listener) {
    List<EventListener> more = new ArrayList<>(listeners);
    more.add(listener);
    return new Extensions(mailer, more);
  }
}
