package io.channelwatch.cli;

import io.channelwatch.alerting.AlertingJob;
import io.channelwatch.config.Settings;
import io.channelwatch.notifying.NotifyingJob;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs that the command line can run. */
public enum Jobs {
  ALERTING(AlertingJob.NAME, AlertingJob::define, AlertingJob::topics),
  NOTIFYING(NotifyingJob.NAME, NotifyingJob::define, NotifyingJob::topics);

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // The definitions are stateless.
  private final Definition definition;

  @SuppressWarnings("ImmutableEnumChecker") // As these are.
  private final Function<Settings.Topics, List<String>> topics;

  Jobs(String title, Definition definition, Function<Settings.Topics, List<String>> topics) {
    this.title = title;
    this.definition = definition;
    this.topics = topics;
  }

  /** Puts a job into an environment. */
  @FunctionalInterface
  private interface Definition {
    void define(StreamExecutionEnvironment env, Settings settings);
  }

  /** The job's name. */
  public String title() {
    return title;
  }

  /** The names of all topics that the job reads or writes. */
  public List<String> topics(Settings settings) {
    return topics.apply(settings.topics());
  }

  /** Defines the job on the broker and the registry that the settings name. */
  public void define(StreamExecutionEnvironment env, Settings settings) {
    definition.define(env, settings);
  }
}
