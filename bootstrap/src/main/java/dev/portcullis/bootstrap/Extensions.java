package dev.portcullis.bootstrap;

import dev.portcullis.application.port.out.audit.EventListener;
import dev.portcullis.application.port.out.emaillink.Mailer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Extensions by an application that embeds Portcullis.
 *
 * @param mailer replaces the configured mailer
 * @param listeners receive events after they are committed; the server doesn't close them
 */
public record Extensions(Optional<Mailer> mailer, List<EventListener> listeners) {
  /** No extensions. */
  public static final Extensions NONE = new Extensions(Optional.empty(), List.of());

  /** Copies the list. */
  public Extensions {
    listeners = List.copyOf(listeners);
  }

  /** Returns these extensions with that mailer. */
  public Extensions withMailer(Mailer sending) {
    return new Extensions(Optional.of(sending), listeners);
  }

  /** Returns these extensions with one more listener. */
  public Extensions withListener(EventListener listener) {
    List<EventListener> more = new ArrayList<>(listeners);
    more.add(listener);
    return new Extensions(mailer, more);
  }
}
