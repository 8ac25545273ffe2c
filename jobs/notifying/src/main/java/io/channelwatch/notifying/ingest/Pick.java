package io.channelwatch.notifying.ingest;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.Incoming;
import org.apache.flink.api.common.functions.FlatMapFunction;

/** Takes one of the kinds of things out of the feed. */
public final class Pick {
  private Pick() {}

  /** The alerts. */
  public static FlatMapFunction<Feed, Incoming> alerts() {
    return (feed, out) -> {
      Incoming alert = feed.alert();
      if (alert != null) {
        out.collect(alert);
      }
    };
  }

  /** The rules updates. */
  public static FlatMapFunction<Feed, RulesUpdate> rules() {
    return (feed, out) -> {
      RulesUpdate rules = feed.rules();
      if (rules != null) {
        out.collect(rules);
      }
    };
  }

  /** What was refused. */
  public static FlatMapFunction<Feed, Rejected> rejected() {
    return (feed, out) -> {
      Rejected rejected = feed.rejected();
      if (rejected != null) {
        out.collect(rejected);
      }
    };
  }
}
