package io.channelwatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alerting.alert.WatchSettings;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.config.Settings.Delivery;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;

/**
 * The alerting job with a script in place of its inputs, and what it wrote where a test sees it.
 */
final class ScriptedJob {

  private static final int SLOTS = 4;

  private final WatchSettings options;
  private final RecordingSink alerts;
  private final RecordingSink kpis = RecordingSink.of(Delivery.AT_LEAST_ONCE);
  private final RecordingSink deadLetters = RecordingSink.of(Delivery.AT_LEAST_ONCE);

  ScriptedJob(WatchSettings options) {
    this.options = options;
    this.alerts = RecordingSink.of(options.settings().delivery());
  }

  /** A cluster on which such jobs run at a parallelism of up to four. */
  static MiniClusterExtension cluster() {
    return new MiniClusterExtension(
        new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(SLOTS)
            .build());
  }

  RecordingSink alerts() {
    return alerts;
  }

  RecordingSink kpis() {
    return kpis;
  }

  RecordingSink deadLetters() {
    return deadLetters;
  }

  /** What Flink is told: checkpoints are frequent, and one failure is survived. */
  Configuration configuration(Path checkpoints) {
    Configuration configuration = FlinkDefaults.configuration(options.settings());
    configuration.setString("execution.checkpointing.interval", "300 ms");
    configuration.setString("execution.checkpointing.dir", checkpoints.toUri().toString());
    configuration.setString("restart-strategy.type", "fixed-delay");
    configuration.setString("restart-strategy.fixed-delay.attempts", "1");
    configuration.setString("restart-strategy.fixed-delay.delay", "10 ms");
    return configuration;
  }

  /** Plays a script to its end, with a failure at an instant that it passes. */
  void run(ScriptedSource.Script script, int parallelism, long failAt, Path checkpoints)
      throws Exception {
    FailOnceFunction failing = new FailOnceFunction(failAt);
    define(script, failing, configuration(checkpoints), parallelism)
        .execute("parallelism %d, failing at %d".formatted(parallelism, failAt));
    assertThat(failing.hasFailed()).isEqualTo(failAt != FailOnceFunction.NEVER);
  }

  /** The job, ready to be executed. */
  StreamExecutionEnvironment define(
      ScriptedSource.Script script,
      FailOnceFunction failing,
      Configuration configuration,
      int parallelism) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    SingleOutputStreamOperator<Received> received =
        env.fromSource(
                new ScriptedSource(script),
                WatermarkStrategy.noWatermarks(),
                "read the script",
                TypeInformation.of(Received.class))
            .uid("script-read")
            .map(failing)
            .uid("failure-wait");
    AlertingTopology.define(
        new AlertingTopology.Inputs(received),
        new AlertingTopology.Outputs(alerts, kpis, deadLetters),
        options);
    return env;
  }
}
