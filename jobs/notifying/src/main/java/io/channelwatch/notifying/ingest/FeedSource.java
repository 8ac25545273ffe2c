package io.channelwatch.notifying.ingest;

import io.channelwatch.config.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Alerts, rules and the clock of the alerts as one stream with the clock as its watermark: once the
 * watermark has passed an instant, every alert and every rules update of that instant has been
 * emitted. One task reads everything; partitions that are added later are found at a restart.
 */
public final class FeedSource implements Source<Feed, FeedSplit, List<FeedSplit>> {
  private static final long serialVersionUID = 1;

  private final Connection connection;

  public FeedSource(Settings settings) {
    this.connection = Connection.of(settings);
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<Feed, FeedSplit> createReader(SourceReaderContext context) {
    return new FeedReader(this::splitReader, context);
  }

  private SplitReader<Fetched, FeedSplit> splitReader() {
    Map<String, Object> properties = new HashMap<>(connection.kafka());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new FeedSplitReader(
        new KafkaConsumer<>(properties, bytes, bytes), RecordDecoder.of(connection));
  }

  @Override
  public SplitEnumerator<FeedSplit, List<FeedSplit>> createEnumerator(
      SplitEnumeratorContext<FeedSplit> context) {
    return new FeedEnumerator(context, List.of(new FeedSplit(Map.of())));
  }

  @Override
  public SplitEnumerator<FeedSplit, List<FeedSplit>> restoreEnumerator(
      SplitEnumeratorContext<FeedSplit> context, List<FeedSplit> unassigned) {
    return new FeedEnumerator(context, unassigned);
  }

  @Override
  public SimpleVersionedSerializer<FeedSplit> getSplitSerializer() {
    return new FeedSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<List<FeedSplit>> getEnumeratorCheckpointSerializer() {
    return new FeedEnumeratorSerializer();
  }
}
