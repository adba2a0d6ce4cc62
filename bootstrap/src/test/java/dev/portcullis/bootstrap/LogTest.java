package dev.portcullis.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log format of the shipped configuration. */
final class LogTest {
  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void configure() throws JoranException {
    context.setMDCAdapter(new LogbackMDCAdapter());
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  private ConsoleAppender<ILoggingEvent> appender() {
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    return (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
  }

  private String line(String message, @Nullable Throwable failure) {
    var logger = context.getLogger("dev.portcullis.Gate");
    var event = new LoggingEvent("", logger, Level.ERROR, message, failure, new Object[0]);
    return new String(appender().getEncoder().encode(event), UTF_8);
  }

  @Test
  void the_configuration_is_valid_and_logs_to_standard_error() {
    assertThat(context.getStatusManager().getCopyOfStatusList())
        .isNotEmpty()
        .allMatch(status -> status.getEffectiveLevel() < Status.WARN);
    assertThat(appender().getTarget()).isEqualTo("System.err");
  }

  @Test
  void a_message_with_line_breaks_is_one_line() {
    assertThat(line("The gate fell", null)).endsWith(" ERROR [-] Gate: The gate fell\n");
    assertThat(line("The gate\r\n2026-01-01 INFO all is well\n\n", null))
        .endsWith("Gate: The gate | 2026-01-01 INFO all is well\n")
        .hasLineCount(1);
  }

  @Test
  void a_stack_trace_is_in_the_line_of_its_message() {
    var cause = new IllegalStateException("the chain\nbroke");

    assertThat(line("The gate fell", new IllegalArgumentException("a push", cause)))
        .contains("Gate: The gate fell | java.lang.IllegalArgumentException: a push | at dev.")
        .contains(" | Caused by: java.lang.IllegalStateException: the chain | broke | at ")
        .hasLineCount(1)
        .endsWith("\n");
  }
}
