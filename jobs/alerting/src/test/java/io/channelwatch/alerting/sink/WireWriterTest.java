package io.channelwatch.alerting.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.alerting.LocalRegistry;
import io.channelwatch.alerting.TestSettings;
import io.channelwatch.alerting.ingest.WireReader;
import io.channelwatch.alerts.Clock;
import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class WireWriterTest {

  private static final Clock FIRST = new Clock(Instant.parse("2026-01-05T09:00:00Z"));
  private static final Clock SECOND = new Clock(Instant.parse("2026-01-05T09:00:01Z"));

  @Test
  void writesRecordsThatAReaderReads() throws Exception {
    try (LocalRegistry registry = LocalRegistry.start()) {
      WireWriter<Clock> writer = writer(registry);
      WireReader<Clock> reader =
          new WireReader<>(new CachedSchemaRegistryClient(registry.url(), 1), Clock.class);

      byte[] first = writer.write(FIRST);
      byte[] second = writer.write(SECOND);

      assertThat(reader.read(first)).isEqualTo(FIRST);
      assertThat(reader.read(second)).isEqualTo(SECOND);
    }
  }

  @Test
  void asksTheRegistryOnce() throws Exception {
    try (LocalRegistry registry = LocalRegistry.start()) {
      WireWriter<Clock> writer = writer(registry);
      byte[] before = writer.write(FIRST);

      registry.refuse(500);

      assertThat(writer.write(FIRST)).isEqualTo(before);
    }
  }

  @Test
  void writesInAnotherProcessToo() throws Exception {
    try (LocalRegistry registry = LocalRegistry.start()) {
      WireWriter<Clock> writer = writer(registry);
      byte[] before = writer.write(FIRST);

      WireWriter<Clock> sent = InstantiationUtil.clone(writer);

      assertThat(sent.write(FIRST)).isEqualTo(before);
    }
  }

  @Test
  void failsWhereTheRegistryRefusesTheSchema() throws Exception {
    try (LocalRegistry registry = LocalRegistry.start()) {
      WireWriter<Clock> writer = writer(registry);
      registry.refuse(422);

      assertThatThrownBy(() -> writer.write(FIRST))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("clock-value")
          .hasMessageNotContaining(registry.url());
    }
  }

  @Test
  void aRecordThatCannotBeWrittenDoesNotSpoilTheNext() throws Exception {
    try (LocalRegistry registry = LocalRegistry.start()) {
      WireWriter<DeadLetter> writer = new WireWriter<>(DeadLetter.class, "dead", with(registry));
      byte[] before = writer.write(letter("reason"));
      DeadLetter broken = letter("reason");
      broken.setReason(null);

      assertThatThrownBy(() -> writer.write(broken)).isInstanceOf(RuntimeException.class);

      assertThat(writer.write(letter("reason"))).isEqualTo(before);
    }
  }

  @Test
  void goesOnWhenTheRegistryIsBack() throws Exception {
    try (LocalRegistry registry = LocalRegistry.start()) {
      WireWriter<Clock> writer = writer(registry);
      registry.refuse(503);
      assertThatThrownBy(() -> writer.write(FIRST)).isInstanceOf(UncheckedIOException.class);

      registry.refuse(200);

      assertThat(writer.write(FIRST)).isNotEmpty();
    }
  }

  private static DeadLetter letter(String reason) {
    return DeadLetter.newBuilder()
        .setTopic("partner-activity")
        .setPartition(1)
        .setOffset(2)
        .setTimestamp(Instant.EPOCH)
        .setKey(null)
        .setValue(null)
        .setReason(reason)
        .setDetail("detail")
        .setJob("alerting")
        .setAt(Instant.EPOCH)
        .build();
  }

  private static WireWriter<Clock> writer(LocalRegistry registry) {
    Settings settings = with(registry);
    return new WireWriter<>(Clock.class, settings.topics().clock(), settings);
  }

  private static Settings with(LocalRegistry registry) {
    return TestSettings.with(ClockMode.DATA, registry.url(), Delivery.AT_LEAST_ONCE);
  }
}
