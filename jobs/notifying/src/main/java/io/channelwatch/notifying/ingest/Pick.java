package io.channelwatch.notifying.ingest;

import org.apache.flink.api.common.functions.FlatMapFunction;

/** Takes one of the kinds of things out of the feed. */
public final class Pick {
  private Pick() {}

  /** What is new about partners. */
  public static FlatMapFunction<Feed, PartnerNews> news() {
    return (feed, out) -> {
      PartnerNews news = feed.news();
      if (news != null) {
        out.collect(news);
      }
    };
  }

  /** What concerns every partner. */
  public static FlatMapFunction<Feed, Ruling> rulings() {
    return (feed, out) -> {
      Ruling ruling = feed.ruling();
      if (ruling != null) {
        out.collect(ruling);
      }
    };
  }
}
