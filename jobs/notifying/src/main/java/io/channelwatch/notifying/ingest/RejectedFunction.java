package io.channelwatch.notifying.ingest;

import io.channelwatch.alerting.metric.Counters;
import io.channelwatch.alerting.metric.MetricName;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Takes out of the feed what was refused, and counts it. */
public final class RejectedFunction extends RichFlatMapFunction<Feed, Rejected> {
  private static final long serialVersionUID = 1;

  private transient Counters letters;

  /** Makes the function. */
  @SuppressWarnings("NullAway.Init") // Flink opens a function before it gives it anything to do.
  public RejectedFunction() {}

  @Override
  public void open(OpenContext context) {
    letters =
        new Counters(
            getRuntimeContext().getMetricGroup(), MetricName.DEAD_LETTERS, "topic", "reason");
  }

  @Override
  public void flatMap(Feed feed, Collector<Rejected> out) {
    Rejected rejected = feed.rejected();
    if (rejected != null) {
      letters.inc(rejected.topic(), rejected.reason());
      out.collect(rejected);
    }
  }
}
