package io.channelwatch.cli.setup;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.Clock;
import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.alerts.Notification;
import io.channelwatch.alerts.PartnerKpis;
import io.channelwatch.cli.files.InputTopic;
import io.channelwatch.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * A topic as it should be.
 *
 * @param schema the schema of its values
 * @param single whether it has one partition, so that its records have one order
 * @param configs what is set on it; the rest is the broker's business
 */
public record TopicPlan(String name, Schema schema, boolean single, Map<String, String> configs) {

  private static final String FOREVER = "-1";

  /** The subject under which the schema is registered. */
  public String subject() {
    return name + "-value";
  }

  /** All topics, inputs first. */
  public static List<TopicPlan> all(Settings settings) {
    Settings.Topics topics = settings.topics();
    String history = Long.toString(settings.historyRetention());
    List<TopicPlan> all = new ArrayList<>();
    for (InputTopic input : InputTopic.values()) {
      all.add(
          new TopicPlan(
              input.name(topics),
              input.schema(),
              input == InputTopic.ALERT_RULES,
              input.isReference() ? reference(history) : kept(FOREVER)));
    }
    all.add(new TopicPlan(topics.alerts(), Alert.getClassSchema(), false, kept(history)));
    all.add(new TopicPlan(topics.clock(), Clock.getClassSchema(), true, kept(FOREVER)));
    all.add(
        new TopicPlan(
            topics.partnerKpis(),
            PartnerKpis.getClassSchema(),
            false,
            Map.of("cleanup.policy", "compact")));
    all.add(
        new TopicPlan(topics.notifications(), Notification.getClassSchema(), false, kept(FOREVER)));
    all.add(new TopicPlan(topics.deadLetters(), DeadLetter.getClassSchema(), false, kept(FOREVER)));
    return all;
  }

  /** Compacted, but never so early that a replay would not see what was known when. */
  private static Map<String, String> reference(String history) {
    Map<String, String> configs = new LinkedHashMap<>();
    configs.put("cleanup.policy", "compact");
    configs.put("min.compaction.lag.ms", history);
    return configs;
  }

  /** Replayed records are as old as what they tell of: a broker's default would delete them. */
  private static Map<String, String> kept(String millis) {
    Map<String, String> configs = new LinkedHashMap<>();
    configs.put("cleanup.policy", "delete");
    configs.put("retention.ms", millis);
    return configs;
  }
}
