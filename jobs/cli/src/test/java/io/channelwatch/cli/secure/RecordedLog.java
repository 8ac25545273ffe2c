package io.channelwatch.cli.secure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Everything that is logged from INFO on while it is open, in place of the console. */
final class RecordedLog implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  RecordedLog() {
    root.iteratorForAppenders().forEachRemaining(others::add);
    others.forEach(root::detachAppender);
    log.start();
    root.addAppender(log);
    root.setLevel(Level.INFO);
  }

  /** All of it, with the stack traces. */
  String text() {
    StringBuilder text = new StringBuilder();
    synchronized (log) {
      for (ILoggingEvent event : List.copyOf(log.list)) {
        text.append(event.getFormattedMessage()).append('\n');
        if (event.getThrowableProxy() != null) {
          text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    root.detachAppender(log);
    root.setLevel(before);
    others.forEach(root::addAppender);
  }
}
