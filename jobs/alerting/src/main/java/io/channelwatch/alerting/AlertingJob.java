package io.channelwatch.alerting;

import io.channelwatch.alerting.alert.AlertsBeforeClockSink;
import io.channelwatch.alerting.alert.WatchSettings;
import io.channelwatch.alerting.ingest.ClockedSource;
import io.channelwatch.alerting.ingest.Input;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.alerting.rule.RuleSetsCompiler;
import io.channelwatch.alerting.sink.Written;
import io.channelwatch.alerting.sink.WrittenSink;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job that turns the input topics into alerts. */
public final class AlertingJob {

  /** The job's name. */
  public static final String NAME = "channelwatch-alerting";

  // How far one partition's records may be ahead of another's: what lies between waits in memory.
  private static final Duration DRIFT = Duration.ofDays(30);
  private static final Duration DRIFT_CHECKED_EVERY = Duration.ofMillis(500);

  private AlertingJob() {}

  /**
   * Runs the job until it is cancelled.
   *
   * @param args {@code --config FILE}
   */
  public static void main(String[] args) throws Exception {
    Settings settings = JobOptions.settings(args);
    StreamExecutionEnvironment env = FlinkDefaults.environment(settings);
    define(env, settings);
    env.execute(NAME);
  }

  /** Defines the job on the broker and the registry that the settings name. */
  public static void define(StreamExecutionEnvironment env, Settings settings) {
    define(env, settings, partitions(settings));
  }

  static void define(StreamExecutionEnvironment env, Settings settings, int partitions) {
    if (settings.delivery() == Delivery.EXACTLY_ONCE) {
      FlinkDefaults.failWithCheckpoints(env);
    }
    SingleOutputStreamOperator<Received> received =
        env.fromSource(
                ClockedSource.of(settings),
                WatermarkStrategy.<Received>noWatermarks()
                    .withWatermarkAlignment("inputs", DRIFT, DRIFT_CHECKED_EVERY),
                "read inputs")
            .setParallelism(Math.min(env.getParallelism(), partitions))
            .uid(Uid.INPUTS_READ);
    AlertingTopology.define(
        new AlertingTopology.Inputs(received),
        new AlertingTopology.Outputs(
            alerts(settings),
            WrittenSink.atLeastOnce(settings.kafka()),
            WrittenSink.atLeastOnce(settings.kafka())),
        WatchSettings.of(settings, new RuleSetsCompiler(settings.program().currency())));
  }

  /** The names of all topics that the job reads or writes. */
  public static List<String> topics(Settings.Topics topics) {
    return Stream.concat(
            Input.topics(topics).stream(),
            Stream.of(topics.alerts(), topics.clock(), topics.partnerKpis(), topics.deadLetters()))
        .toList();
  }

  private static Sink<Written> alerts(Settings settings) {
    return settings.delivery() == Delivery.EXACTLY_ONCE
        ? WrittenSink.exactlyOnce(settings.kafka(), NAME)
        : new AlertsBeforeClockSink(
            WrittenSink.atLeastOnce(settings.kafka()), settings.topics().clock());
  }

  /** A reader without a partition would hold the clock, so there are no more than partitions. */
  private static int partitions(Settings settings) {
    return Partitions.most(settings.kafka(), Input.topics(settings.topics()));
  }
}
