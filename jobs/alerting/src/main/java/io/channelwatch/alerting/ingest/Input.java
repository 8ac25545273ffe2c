package io.channelwatch.alerting.ingest;

import io.channelwatch.config.Settings.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The input topics of the alerting job. */
public enum Input {
  DEAL_REGISTRATIONS(Topics::dealRegistrations, false),
  CLOSED_REVENUE(Topics::closedRevenue, false),
  PARTNER_ACTIVITY(Topics::partnerActivity, false),
  PARTNER_PROFILES(Topics::partnerProfiles, true),
  PARTNER_TARGETS(Topics::partnerTargets, true),
  FX_RATES(Topics::fxRates, true),
  ALERT_RULES(Topics::alertRules, true);

  private final Function<Topics, String> topic;
  private final boolean reference;

  Input(Function<Topics, String> topic, boolean reference) {
    this.topic = topic;
    this.reference = reference;
  }

  /** The topic's name. */
  public String topic(Topics topics) {
    return topic.apply(topics);
  }

  /** The names of all input topics. */
  public static List<String> topics(Topics topics) {
    return Stream.of(values()).map(input -> input.topic(topics)).toList();
  }

  /** The names of the topics that must be read to their end before anything is evaluated. */
  public static List<String> referenceTopics(Topics topics) {
    return Stream.of(values()).filter(i -> i.reference).map(input -> input.topic(topics)).toList();
  }

  /** Inputs by their topics' names. */
  public static Map<String, Input> byTopic(Topics topics) {
    return Stream.of(values()).collect(Collectors.toMap(i -> i.topic(topics), i -> i));
  }
}
