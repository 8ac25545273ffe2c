package io.channelwatch.alerting.ingest;

import io.channelwatch.alerting.metric.Counters;
import io.channelwatch.alerting.metric.MetricName;
import io.channelwatch.alerting.sink.WireWriter;
import io.channelwatch.alerting.sink.Written;
import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.config.Settings;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/** Writes refused records as dead letters: their bytes, where they stood, and why. */
public final class EncodeDeadLetterFunction extends RichMapFunction<Refused, Written> {

  private static final long serialVersionUID = 1;

  /**
   * A record can be as large as Kafka takes it by default, 1 MiB; a letter about it is larger and
   * would not be taken. The whole of it stands where the letter says.
   */
  public static final int MOST_BYTES = 1_000_000;

  /** The same of a key. */
  public static final int MOST_KEY_BYTES = 10_000;

  private final String job;
  private final String topic;
  private final WireWriter<DeadLetter> writer;
  private transient Counters letters;

  /**
   * Writes for the dead letters topic that the settings name.
   *
   * @param job the name of the job that refuses
   */
  @SuppressWarnings("NullAway.Init") // open() comes before the first record
  public EncodeDeadLetterFunction(Settings settings, String job) {
    this.job = job;
    this.topic = settings.topics().deadLetters();
    this.writer = new WireWriter<>(DeadLetter.class, topic, settings);
  }

  @Override
  public void open(OpenContext context) {
    letters =
        new Counters(
            getRuntimeContext().getMetricGroup(), MetricName.DEAD_LETTERS, "topic", "reason");
  }

  @Override
  public Written map(Refused refused) {
    Received from = refused.received();
    letters.inc(from.topic(), refused.rejection().reason());
    Instant now = Instant.now();
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setTopic(from.topic())
            .setPartition(from.partition())
            .setOffset(from.offset())
            .setTimestamp(Instant.ofEpochMilli(from.timestamp()))
            .setKey(buffer(from.key(), MOST_KEY_BYTES))
            .setValue(buffer(from.value(), MOST_BYTES))
            .setReason(refused.rejection().reason())
            .setDetail(detail(refused))
            .setJob(job)
            .setAt(now)
            .build();
    return new Written(
        topic,
        from.topic() + "|" + from.partition() + "|" + from.offset(),
        writer.write(letter),
        now.toEpochMilli());
  }

  private static String detail(Refused refused) {
    byte[] value = refused.received().value();
    String detail = refused.rejection().detail();
    return value == null || value.length <= MOST_BYTES
        ? detail
        : "%s; of its %d bytes the first %d are here".formatted(detail, value.length, MOST_BYTES);
  }

  private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes, int most) {
    return bytes == null ? null : ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, most));
  }
}
