package io.channelwatch.notifying;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.config.SettingsReader;
import io.channelwatch.config.Sources;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class UidTest {

  @Test
  void theJobsOperatorsKeepTheirIdentities() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    NotifyingJob.define(env, SettingsReader.read("the defaults", "program: {}", Sources.NONE));

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
}
