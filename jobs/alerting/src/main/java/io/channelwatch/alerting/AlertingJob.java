package io.channelwatch.alerting;

/** The job that turns the input topics into alerts. */
public final class AlertingJob {

  /** The job's name. */
  public static final String NAME = "channelwatch-alerting";

  private AlertingJob() {}
}
