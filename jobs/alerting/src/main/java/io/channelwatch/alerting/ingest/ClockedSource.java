package io.channelwatch.alerting.ingest;

import io.channelwatch.config.Settings;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * All input topics from their beginning, with watermarks that are the clock: watermark {@code w}
 * says that every record with a Kafka timestamp up to {@code w} has been passed on.
 */
public final class ClockedSource
    implements Source<Received, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<Received> {

  private static final long serialVersionUID = 1;

  private final KafkaSource<Received> source;
  private final ClockRules rules;

  /**
   * How the clock is made.
   *
   * @param maxFutureSkew how far past the wall clock a timestamp may lie and still move the clock
   * @param referenceTopics read to their end before the clock starts
   */
  record ClockRules(
      Settings.ClockMode mode,
      long margin,
      long interval,
      long maxFutureSkew,
      Set<String> referenceTopics,
      Properties kafka)
      implements java.io.Serializable {}

  private ClockedSource(KafkaSource<Received> source, ClockRules rules) {
    this.source = source;
    this.rules = rules;
  }

  /** The input topics that the settings name, on the broker that they name. */
  public static ClockedSource of(Settings settings) {
    Properties kafka = new Properties();
    kafka.putAll(settings.kafka());
    kafka.putIfAbsent("isolation.level", "read_committed");
    KafkaSource<Received> source =
        KafkaSource.<Received>builder()
            .setTopics(Input.topics(settings.topics()))
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setProperties(kafka)
            .setProperty("partition.discovery.interval.ms", "60000")
            .setProperty("commit.offsets.on.checkpoint", "false")
            .setDeserializer(new ReceivedSchema())
            .build();
    return new ClockedSource(
        source,
        new ClockRules(
            settings.clock().mode(),
            settings.clock().margin(),
            settings.evaluationInterval(),
            settings.ingest().maxFutureSkew(),
            Set.copyOf(Input.referenceTopics(settings.topics())),
            kafka));
  }

  @Override
  public SourceReader<Received, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    return new ClockedReader(
        source.createReader(context),
        rules,
        new ClockLags(context.metricGroup(), System::currentTimeMillis));
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return source.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws java.io.IOException {
    return source.restoreEnumerator(context, state);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<Received> getProducedType() {
    return source.getProducedType();
  }
}
