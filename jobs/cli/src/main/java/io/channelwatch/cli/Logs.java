package io.channelwatch.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Where the libraries' log goes. At first nowhere: what people must know, commands tell them. */
public final class Logs {

  private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %logger{30} %msg%n";

  /** Libraries that tell at each step what is of use to their authors alone. */
  private static final Map<String, Level> CHATTY =
      Map.of(
          "kafka", Level.WARN,
          "org.apache.kafka", Level.WARN,
          "org.apache.flink.metrics.MetricGroup", Level.ERROR,
          "org.apache.flink.runtime.source.coordinator", Level.WARN);

  private Logs() {}

  /** Logs to standard error, from {@code INFO} on. */
  public static void toStandardError() {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setTarget("System.err");
    use(appender);
  }

  /** Logs to a file, from {@code INFO} on; what it held is replaced. */
  public static void toFile(Path file) {
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setFile(file.toString());
    appender.setAppend(false);
    use(appender);
  }

  private static void use(OutputStreamAppender<ILoggingEvent> appender) {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    LoggerContext context = root.getLoggerContext();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
    root.setLevel(Level.INFO);
    CHATTY.forEach((logger, level) -> context.getLogger(logger).setLevel(level));
  }
}
