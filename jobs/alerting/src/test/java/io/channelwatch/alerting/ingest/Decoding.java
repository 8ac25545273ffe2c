package io.channelwatch.alerting.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.channelwatch.alerting.LocalRegistry;
import io.channelwatch.alerting.TestSettings;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import io.channelwatch.event.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The first step of the job on its own, with a registry. */
final class Decoding implements AutoCloseable {

  private final LocalRegistry registry;
  private final OneInputStreamOperatorTestHarness<Received, PartnerRecord> harness;

  private Decoding(
      LocalRegistry registry, OneInputStreamOperatorTestHarness<Received, PartnerRecord> harness) {
    this.registry = registry;
    this.harness = harness;
  }

  static Decoding under(ClockMode clock) throws Exception {
    LocalRegistry registry = LocalRegistry.start();
    var harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(
                new DecodeFunction(
                    TestSettings.with(clock, registry.url(), Delivery.AT_LEAST_ONCE))));
    harness.setup(PartnerRecordSerializer.INSTANCE);
    harness.open();
    return new Decoding(registry, harness);
  }

  LocalRegistry registry() {
    return registry;
  }

  void take(String topic, SpecificRecord record) throws Exception {
    take(topic, registry.wire(record));
  }

  void take(String topic, byte[] value) throws Exception {
    take(received(topic, "key", value));
  }

  void take(Received received) throws Exception {
    harness.processElement(new StreamRecord<>(received));
  }

  static Received received(String topic, String key, byte[] value) {
    return new Received(
        topic,
        0,
        0,
        TestRecords.KNOWN.toEpochMilli(),
        key == null ? null : key.getBytes(UTF_8),
        value);
  }

  /** What went on about partners, and is not seen again. */
  List<PartnerRecord> records() {
    List<PartnerRecord> records = new ArrayList<>(harness.extractOutputValues());
    harness.getOutput().clear();
    return records;
  }

  List<ReferenceRecord> references() {
    return side(DecodeFunction.REFERENCE);
  }

  List<Refused> refused() {
    return side(DecodeFunction.REFUSED);
  }

  /** Why the one record was refused that was taken since the last look. */
  Rejection rejection() {
    List<Refused> refused = refused();
    if (refused.size() != 1 || !records().isEmpty() || !references().isEmpty()) {
      throw new AssertionError("expected one refusal and nothing else: " + refused);
    }
    return refused.get(0).rejection();
  }

  private <T> List<T> side(OutputTag<T> tag) {
    var output = harness.getSideOutput(tag);
    if (output == null) {
      return List.of();
    }
    List<T> values = output.stream().map(StreamRecord::getValue).toList();
    output.clear();
    return values;
  }

  @Override
  public void close() throws Exception {
    harness.close();
    registry.close();
  }
}
