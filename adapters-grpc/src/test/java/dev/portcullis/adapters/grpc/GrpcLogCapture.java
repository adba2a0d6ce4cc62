package dev.portcullis.adapters.grpc;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.portcullis.adapters.grpc.call.CallLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Log lines of this edge and warnings of gRPC itself, captured until it is closed. */
public final class GrpcLogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger logger =
      (Logger) LoggerFactory.getLogger(GrpcLogCapture.class.getPackageName());
  // Kept in a field, because an unreferenced logger is garbage-collected with its handlers.
  private final java.util.logging.Logger grpc = java.util.logging.Logger.getLogger("io.grpc");
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Handler noticing = new Noticing(warnings);

  public GrpcLogCapture() {
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(this);
    grpc.addHandler(noticing);
    grpc.setUseParentHandlers(false);
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

  /** Waits for the log lines of the call with {@code requestId}; they may follow its answer. */
  public List<String> eventually(String requestId) {
    return await().until(() -> of(requestId), log -> !log.isEmpty());
  }

  /** Returns the log lines of the call with {@code requestId} so far. */
  public List<String> of(String requestId) {
    return events.stream()
        .filter(event -> requestId.equals(event.getMDCPropertyMap().get(CallLog.KEY)))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  /** Returns the warnings of gRPC itself. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setAdditive(true);
    logger.setLevel(null);
    grpc.removeHandler(noticing);
    grpc.setUseParentHandlers(true);
  }

  private static final class Noticing extends Handler {
    private final List<String> warnings;

    Noticing(List<String> warnings) {
      this.warnings = warnings;
    }

    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()) {
        warnings.add(entry.getLoggerName() + ": " + entry.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
