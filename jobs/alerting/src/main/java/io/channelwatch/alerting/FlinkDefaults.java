package io.channelwatch.alerting;

import io.channelwatch.config.Settings;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * How Flink runs the jobs unless the settings say otherwise: state in RocksDB, incremental
 * checkpoints, and nothing whose form on disk Flink would choose by itself. A checkpoint that fails
 * is no reason to stop: what a job tells does not wait until storage has room again.
 */
public final class FlinkDefaults {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "state.backend.type", "rocksdb",
          // States are dense as they are, and tasks stand still while RocksDB writes them out.
          "state.backend.rocksdb.compression.per.level", "NO_COMPRESSION",
          "execution.checkpointing.incremental", "true",
          "execution.checkpointing.interval", "10 s",
          // One that a crash left unfinished holds up the next for as long.
          "execution.checkpointing.timeout", "2 min",
          // What waits for its buffer to fill is late by that much.
          "execution.buffer-timeout.interval", "10 ms",
          "execution.checkpointing.tolerable-failed-checkpoints", "2147483647",
          "restart-strategy.type", "exponential-delay",
          "restart-strategy.exponential-delay.max-backoff", "30 s",
          "pipeline.object-reuse", "true");

  private static final Map<String, String> FIXED =
      Map.of(
          "pipeline.generic-types", "false",
          "pipeline.auto-generate-uids", "false");

  private FlinkDefaults() {}

  /**
   * The environment of a job under these settings. Where a cluster runs it, what the cluster's
   * configuration says goes before the defaults here, and the settings before both.
   */
  public static StreamExecutionEnvironment environment(Settings settings) {
    Set<String> ofTheCluster =
        StreamExecutionEnvironment.getExecutionEnvironment().getConfiguration().toMap().keySet();
    Configuration configuration = new Configuration();
    DEFAULTS.forEach(
        (key, value) -> {
          if (!ofTheCluster.contains(key)) {
            configuration.setString(key, value);
          }
        });
    settings.flink().forEach(configuration::setString);
    FIXED.forEach(configuration::setString);
    return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
  }

  /**
   * Lets a job that writes in transactions start from its last checkpoint again when one fails:
   * Kafka drops what waits in a transaction for longer than its timeout, and what is written again
   * waits in a new one.
   */
  static void failWithCheckpoints(StreamExecutionEnvironment env) {
    env.getCheckpointConfig().setTolerableCheckpointFailureNumber(0);
  }

  /** The configuration of a job under these settings, where no cluster has one of its own. */
  public static Configuration configuration(Settings settings) {
    Configuration configuration = new Configuration();
    DEFAULTS.forEach(configuration::setString);
    settings.flink().forEach(configuration::setString);
    FIXED.forEach(configuration::setString);
    return configuration;
  }

  /** The configuration of a bounded job that is run from the start if it fails. */
  public static Configuration withoutCheckpoints() {
    Configuration configuration = new Configuration();
    configuration.setString("state.backend.type", "rocksdb");
    configuration.setString("pipeline.object-reuse", "true");
    FIXED.forEach(configuration::setString);
    return configuration;
  }
}
