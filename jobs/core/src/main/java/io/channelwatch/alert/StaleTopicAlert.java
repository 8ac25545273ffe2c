package io.channelwatch.alert;

import io.channelwatch.rule.ReadTopics;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The alert that a topic has fallen silent: to those who answer for the program, in place of alerts
 * to everybody on what its partners seem not to do. It has two transitions: OPENED where the topic
 * becomes stale, RESOLVED where the rules that read it go on.
 */
public final class StaleTopicAlert {

  /** The id of the rule that it stands for. */
  public static final String RULE_ID = Rule.TOPIC_STALE;

  /** How severe it is. */
  public static final Severity SEVERITY = Severity.WARNING;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final AlertId alertId = new AlertId();
  private final ZoneId zone;
  private final String owner;

  /**
   * An alert to one recipient.
   *
   * @param zone in which its texts give times
   * @param owner the name of the recipient
   */
  public StaleTopicAlert(ZoneId zone, String owner) {
    this.zone = zone;
    this.owner = owner;
  }

  /** The record of what became of a topic at an instant, under the rules in force. */
  public Transition of(Freshness.News news, RuleProgram rules, long at) {
    String topic = news.topic().text();
    boolean stale = news.stale();
    return new Transition(
        alertId.of(RULE_ID, topic, news.openedAt()),
        stale ? 0 : 1,
        RULE_ID,
        "data-quality",
        rules.version(),
        "data_quality",
        SubjectType.SEGMENT,
        topic,
        null,
        null,
        stale ? TransitionType.OPENED : TransitionType.RESOLVED,
        stale ? null : ResolveReason.CLEARED,
        SEVERITY,
        stale ? null : SEVERITY,
        news.openedAt(),
        at,
        "No records come in any more",
        stale ? silent(news, rules) : back(news),
        "Look at what feeds the topic. Rules that read it go on by themselves once it is back;"
            + " what comes late counts where it belongs.",
        Map.of("family", "data-quality"),
        List.of(owner),
        null,
        null,
        Map.of(),
        new Evidence(List.of(), List.of()));
  }

  private String silent(Freshness.News news, RuleProgram rules) {
    long reading =
        rules.rules().stream()
            .filter(rule -> (ReadTopics.of(rule) & news.topic().bit()) != 0)
            .count();
    return ("Nothing has come in on %s since %s (%s). %d of the %d rules read it and are held:"
            + " their alerts neither open nor end, so that nobody is blamed for what we cannot see.")
        .formatted(
            news.topic().text(), text(news.silentFrom()), zone, reading, rules.rules().size());
  }

  private String back(Freshness.News news) {
    return "Records come in on %s again, the last by %s (%s). The rules that read it go on."
        .formatted(news.topic().text(), text(news.silentFrom()), zone);
  }

  private String text(long instant) {
    return TIME.format(Instant.ofEpochMilli(instant).atZone(zone));
  }
}
