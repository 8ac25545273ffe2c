package io.channelwatch.alerting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.config.Settings.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Savepoints keep state by the operators' ids, so the ids stay as they are. */
class UidTest {

  private static final int PARTITIONS = 4;

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void operatorsKeepTheirIds(Delivery delivery) throws Exception {
    Settings settings = TestSettings.with(ClockMode.LIVE, "http://127.0.0.1:9", delivery);
    StreamExecutionEnvironment env = environment(settings);
    AlertingJob.define(env, settings, PARTITIONS);
    Collection<StreamNode> operators = env.getStreamGraph().getStreamNodes();
    List<String> ids =
        operators.stream()
            .map(node -> String.valueOf(node.getTransformationUID()))
            .sorted()
            .toList();
    assertThat(ids).doesNotHaveDuplicates().isEqualTo(expected(delivery));
  }

  @Test
  void anOperatorWithoutAnIdIsRefused() {
    StreamExecutionEnvironment env = environment(TestSettings.defaults());
    env.fromData(1L).uid("numbers").sinkTo(new DiscardingSink<>());
    assertThatThrownBy(() -> env.getStreamGraph().getJobGraph())
        .hasMessageContaining("Auto generated UIDs have been disabled");
  }

  private static StreamExecutionEnvironment environment(Settings settings) {
    return StreamExecutionEnvironment.getExecutionEnvironment(
        FlinkDefaults.configuration(settings));
  }

  private static List<String> expected(Delivery delivery) throws IOException {
    try (InputStream in = UidTest.class.getResourceAsStream("uids-" + delivery + ".txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
