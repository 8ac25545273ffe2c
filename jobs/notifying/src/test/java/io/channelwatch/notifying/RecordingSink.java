package io.channelwatch.notifying;

import io.channelwatch.notification.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps what is written where the test can see it. */
public final class RecordingSink implements Sink<Decision> {
  private static final long serialVersionUID = 1;
  private static final Map<String, Queue<Decision>> WRITTEN = new ConcurrentHashMap<>();

  private static final Map<String, AtomicInteger> COUNTS = new ConcurrentHashMap<>();

  private final String name = UUID.randomUUID().toString();
  private final int crashAt;

  public RecordingSink() {
    this(-1);
  }

  /** A sink that fails once, when it is to write for the given time. */
  RecordingSink(int crashAt) {
    this.crashAt = crashAt;
  }

  public Collection<Decision> written() {
    return new ArrayList<>(WRITTEN.getOrDefault(name, new ConcurrentLinkedQueue<>()));
  }

  @Override
  public SinkWriter<Decision> createWriter(WriterInitContext context) {
    return new SinkWriter<>() {
      @Override
      public void write(Decision decision, Context ignored) {
        int count = COUNTS.computeIfAbsent(name, n -> new AtomicInteger()).incrementAndGet();
        if (count == crashAt) {
          throw new IllegalStateException("a crash as ordered");
        }
        WRITTEN.computeIfAbsent(name, n -> new ConcurrentLinkedQueue<>()).add(decision);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
