package io.channelwatch.alerting.sink;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/**
 * Writes to Kafka at least once. Kafka's own sink brings a committer along for transactions that
 * there are none of here; without it there is an operator less, and nothing that warns at each
 * checkpoint of a metric that is already there.
 */
public final class AtLeastOnceSink<T> implements Sink<T> {

  private static final long serialVersionUID = 1;

  private final KafkaSink<T> sink;

  /** Writes through a sink of Kafka's own, which delivers at least once. */
  public AtLeastOnceSink(KafkaSink<T> sink) {
    this.sink = sink;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
    return sink.createWriter(context);
  }
}
