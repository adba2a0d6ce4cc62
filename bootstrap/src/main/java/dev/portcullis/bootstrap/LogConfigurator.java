package dev.portcullis.bootstrap;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is logged, and how: to the standard error, a line each. Logback finds it as a service. A
 * file would take it some 25 ms of each start to read; one that is named by {@code
 * -Dlogback.configurationFile} and is there, or comes with an application that Portcullis is
 * embedded in, takes the place of all this.
 */
@ConfiguratorRank(ConfiguratorRank.FALLBACK)
public final class LogConfigurator extends ContextAwareBase implements Configurator {
  /**
   * One line each, stack traces too: what a client could have sent in a message can't start a line
   * of its own.
   */
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%X{request_id:--}] %logger{0}:"
          + " %replace(%replace(%msg%n%ex){'\\R+$', ''}){'\\s*\\R+\\s*', ' | '}%n";

  private static final List<String> FILES =
      List.of(ClassicConstants.TEST_AUTOCONFIG_FILE, ClassicConstants.AUTOCONFIG_FILE);

  private static final Map<String, Level> LEVELS =
      Map.of(
          Logger.ROOT_LOGGER_NAME,
          Level.INFO,
          "com.zaxxer.hikari",
          Level.WARN,
          "io.grpc",
          Level.WARN,
          // It warns, with a stack trace, of every message that is too long to be read; the call
          // has a line of its own.
          "io.grpc.netty.shaded.io.grpc.netty.NettyServerStream",
          Level.ERROR,
          "io.javalin",
          Level.WARN,
          "org.eclipse.jetty",
          Level.WARN,
          "org.flywaydb",
          Level.WARN,
          // That it can't undo what the database has undone by itself; why, the program tells.
          "org.flywaydb.core.internal.jdbc.TransactionalExecutionTemplate",
          Level.OFF);

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Optional<String> named =
        Optional.ofNullable(System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY));
    if (named.filter(LogConfigurator::isThere).isPresent()
        || FILES.stream().anyMatch(LogConfigurator::isOnClassPath)) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    setUp(context);
    named.ifPresent(missing -> tellOf(missing, context));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Logback would pass over it, and log everything. */
  private static void tellOf(String missing, LoggerContext context) {
    context
        .getLogger(LogConfigurator.class)
        .warn("There is no {}, which -D{} names", missing, ClassicConstants.CONFIG_FILE_PROPERTY);
  }

  private static boolean isThere(String named) {
    return named.contains(":/") || isOnClassPath(named) || Files.exists(Path.of(named));
  }

  private static boolean isOnClassPath(String file) {
    return Configurator.class.getClassLoader().getResource(file) != null;
  }

  static void setUp(LoggerContext context) {
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(lines(context));
    LEVELS.forEach((name, level) -> context.getLogger(name).setLevel(level));
  }

  private static ConsoleAppender<ILoggingEvent> lines(LoggerContext context) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setName("STDERR");
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
