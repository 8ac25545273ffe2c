package io.channelwatch.cli;

import io.channelwatch.alerting.AlertingJob;
import io.channelwatch.config.Settings;
import io.channelwatch.notifying.NotifyingJob;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs that the command line can run. */
public enum Jobs {
  ALERTING(AlertingJob.NAME, AlertingJob::define),
  NOTIFYING("channelwatch-notifying", NotifyingJob::define);

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // The definitions are stateless.
  private final Definition definition;

  Jobs(String title, Definition definition) {
    this.title = title;
    this.definition = definition;
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

  /** Defines the job on the broker and the registry that the settings name. */
  public void define(StreamExecutionEnvironment env, Settings settings) {
    definition.define(env, settings);
  }
}
