package io.channelwatch.alerting.alert;

import io.channelwatch.alerting.sink.AtLeastOnceSink;
import io.channelwatch.alerting.sink.Written;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes alerts and clock at least once, and no instant of the clock before the broker has
 * acknowledged every alert that was given ahead of it.
 */
public final class AlertsBeforeClockSink implements Sink<Written> {

  private static final long serialVersionUID = 1;

  private final AtLeastOnceSink<Written> sink;
  private final String clockTopic;

  /** Writes through this sink. */
  public AlertsBeforeClockSink(AtLeastOnceSink<Written> sink, String clockTopic) {
    this.sink = sink;
    this.clockTopic = clockTopic;
  }

  @Override
  public SinkWriter<Written> createWriter(WriterInitContext context) throws IOException {
    return new Writer(sink.createWriter(context), clockTopic);
  }

  @SuppressWarnings("try") // Flink's writers may throw anything when they close
  private static final class Writer implements SinkWriter<Written> {

    private final SinkWriter<Written> writer;
    private final String clockTopic;
    private boolean alertsAhead;

    private Writer(SinkWriter<Written> writer, String clockTopic) {
      this.writer = writer;
      this.clockTopic = clockTopic;
    }

    @Override
    public void write(Written record, Context context) throws IOException, InterruptedException {
      boolean isClock = record.topic().equals(clockTopic);
      if (isClock && alertsAhead) {
        writer.flush(false);
      }
      alertsAhead = !isClock;
      writer.write(record, context);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
      writer.flush(endOfInput);
    }

    @Override
    public void close() throws Exception {
      writer.close();
    }
  }
}
