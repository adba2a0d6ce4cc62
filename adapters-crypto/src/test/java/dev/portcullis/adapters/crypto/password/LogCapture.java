package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Captures a class's log output during a test and keeps it off the console. */
public final class LogCapture implements BeforeEachCallback, AfterEachCallback {
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger log;

  public LogCapture(Class<?> source) {
    this.log = (Logger) LoggerFactory.getLogger(source);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    lines.start();
    log.setAdditive(false);
    log.addAppender(lines);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    log.detachAppender(lines);
    log.setAdditive(true);
  }

  /** Asserts that nothing was logged at INFO or above. */
  public void assertQuiet() {
    assertThat(lines.list).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.INFO));
  }

  /**
   * Asserts that exactly one line was logged since the last call: a warning that starts with {@code
   * beginning} and contains {@code reason}.
   */
  public void assertWarned(String beginning, String reason) {
    assertThat(lines.list)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getLevel()).isEqualTo(Level.WARN);
              assertThat(line.getFormattedMessage()).startsWith(beginning).contains(reason);
            });
    lines.list.clear();
  }
}
