package dev.portcullis.adapters.rest;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Log lines of this edge, captured until it is closed. */
public final class RestLogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger logger =
      (Logger) LoggerFactory.getLogger(RestLogCapture.class.getPackageName());
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

  public RestLogCapture() {
    logger.setLevel(Level.DEBUG);
    logger.addAppender(this);
    start();
  }

  @Override
  protected void append(ILoggingEvent event) {
    event.getMDCPropertyMap();
    events.add(event);
  }

  /** Returns the lines of that level. */
  public List<String> at(Level level) {
    return events.stream()
        .filter(event -> event.getLevel().equals(level))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  /** Waits for the log lines of the request with {@code requestId}; they may follow its answer. */
  public List<String> eventually(String requestId) {
    return await().until(() -> of(requestId), log -> !log.isEmpty());
  }

  private List<String> of(String requestId) {
    return events.stream()
        .filter(event -> requestId.equals(event.getMDCPropertyMap().get("request_id")))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(null);
  }
}
