package io.channelwatch.notifying;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.Program;
import io.channelwatch.config.Settings;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class UidTest {

  @Test
  void theJobsOperatorsKeepTheirIdentities() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    NotifyingJob.define(env, settings());

    List<String> uids =
        env.getStreamGraph().getStreamNodes().stream()
            .map(StreamNode::getTransformationUID)
            .map(String::valueOf)
            .sorted()
            .toList();

    assertThat(uids).doesNotHaveDuplicates();
    try (InputStream in = UidTest.class.getResourceAsStream("/uids.txt")) {
      String expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(String.join("\n", uids) + "\n").isEqualTo(expected);
    }
  }

  static Settings settings() {
    return new Settings(
        new Program(null, ZoneOffset.UTC, "USD", 1, DayOfWeek.MONDAY, null),
        new Settings.Clock(Settings.ClockMode.LIVE, 1_000),
        Map.of("bootstrap.servers", "localhost:9092"),
        new Settings.SchemaRegistry("http://localhost:8081", Map.of()),
        new Settings.Topics(
            "deal-registrations",
            "closed-revenue",
            "partner-activity",
            "partner-profiles",
            "partner-targets",
            "fx-rates",
            "alert-rules",
            "alert-silences",
            "alerts",
            "clock",
            "partner-kpis",
            "notifications",
            "dead-letters"),
        1_000,
        800 * Examples.DAY,
        new Settings.Ingest(300_000, 35 * Examples.DAY, null),
        60_000,
        Settings.Delivery.AT_LEAST_ONCE,
        Map.of());
  }
}
