package dev.portcullis.application.usecase.audit;

import dev.portcullis.application.port.out.audit.EventListener;
import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.domain.audit.Event;
import java.time.Duration;

/** Writes down what happens, and forgets it after a time. */
public final class AuditLogWriter implements EventListener {
  private final EventLog log;
  private final Duration retention;

  /**
   * Writes into {@code log}.
   *
   * @param retention how long an entry is kept at least
   */
  public AuditLogWriter(EventLog log, Duration retention) {
    this.log = log;
    this.retention = retention;
  }

  @Override
  public void publish(Event event) {
    log.append(event, event.occasion().at().minus(retention));
  }
}
