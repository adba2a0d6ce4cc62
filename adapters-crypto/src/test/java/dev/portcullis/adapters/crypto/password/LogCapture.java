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

/** What a class logs during a test; it is kept from the console. */
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

  /** Nothing that an operator would see at the usual level. */
  public void assertQuiet() {
    assertThat(lines.list).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.INFO));
  }

  /** One line since the last look: a warning that begins like this, and has the reason in it. */
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
