package io.channelwatch.cli.backtest;

import io.channelwatch.alerting.FlinkDefaults;
import io.channelwatch.cli.CommandFailure;
import io.channelwatch.config.Settings;
import java.nio.file.Path;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs a bounded job in this process: state in RocksDB, no checkpoints, no second try. */
final class LocalFlink {

  private static final String PARALLELISM = "parallelism.default";
  private static final String DEFAULT_PARALLELISM = "2";

  private LocalFlink() {}

  /** An environment with its files in a folder, as parallel as the settings say. */
  static StreamExecutionEnvironment environment(Settings settings, Path folder) {
    Configuration configuration = FlinkDefaults.withoutCheckpoints();
    configuration.setString("restart-strategy.type", "disable");
    configuration.setString("io.tmp.dirs", folder.toString());
    configuration.setString("rest.bind-address", "127.0.0.1");
    configuration.setString("rest.address", "127.0.0.1");
    configuration.setString("web.submit.enable", "false");
    configuration.setString("taskmanager.memory.managed.size", "256m");
    String parallelism = settings.flink().getOrDefault(PARALLELISM, DEFAULT_PARALLELISM);
    return StreamExecutionEnvironment.createLocalEnvironment(
        parallelism(parallelism), configuration);
  }

  private static int parallelism(String text) {
    try {
      return Math.max(1, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw CommandFailure.input("flink.%s is %s, no number.".formatted(PARALLELISM, text), e);
    }
  }

  /** A stream of what a feed gives. */
  static <T> DataStream<T> read(
      StreamExecutionEnvironment env, Handover<Feed<T>> feed, TypeInformation<T> type, String uid) {
    return env.fromSource(
            new LocalSource<>(feed), WatermarkStrategy.noWatermarks(), uid.replace('-', ' '), type)
        .setParallelism(1)
        .uid(uid);
  }

  /** Runs what was defined to its end. */
  static JobExecutionResult execute(StreamExecutionEnvironment env, String name) throws Exception {
    try {
      return env.execute(name);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the job failed: " + deepest(e), e);
    }
  }

  private static Throwable deepest(Throwable e) {
    return e.getCause() == null ? e : deepest(e.getCause());
  }
}
