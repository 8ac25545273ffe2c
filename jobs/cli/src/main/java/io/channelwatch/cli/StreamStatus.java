package io.channelwatch.cli;

import io.channelwatch.alerts.DeadLetter;
import io.channelwatch.cli.setup.Broker;
import io.channelwatch.cli.setup.Registry;
import io.channelwatch.cli.setup.SetupFailure;
import io.channelwatch.cli.setup.TopicPlan;
import io.channelwatch.cli.setup.TopicReader;
import io.channelwatch.config.Settings;
import io.channelwatch.config.Settings.ClockMode;
import io.channelwatch.events.RulesUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** How the topics, the registry and what stands in them look. */
final class StreamStatus {

  private static final Duration TOO_OLD = Duration.ofMinutes(5);

  /** Among so many offsets there is a record; a transaction leaves one that holds none. */
  private static final int LAST_OFFSETS = 100;

  private static final long NONE = Long.MIN_VALUE;

  private final Settings settings;
  private final Findings findings;

  StreamStatus(Settings settings, Findings findings) {
    this.settings = settings;
    this.findings = findings;
  }

  /**
   * Looks at all of it.
   *
   * @throws SetupFailure if the broker or the registry does not answer
   */
  void look(Instant now) {
    Broker.requireAnswer(settings.kafka());
    Registry registry = Registry.connect(settings.schemaRegistry());
    registry.requireAnswer();
    boolean topics = topics();
    schemas(registry);
    if (topics) {
      rules();
      clock(now);
      deadLetters(now);
    }
  }

  private boolean topics() {
    List<String> names = TopicPlan.all(settings).stream().map(TopicPlan::name).toList();
    try {
      Broker.requireTopics(settings.kafka(), names);
    } catch (SetupFailure e) {
      findings.wrong("Topics are missing.", String.valueOf(e.getMessage()));
      return false;
    }
    findings.fine("All %d topics are there.".formatted(names.size()));
    return true;
  }

  private void schemas(Registry registry) {
    List<TopicPlan> plans = TopicPlan.all(settings);
    String missing =
        plans.stream()
            .filter(plan -> !registry.has(plan))
            .map(TopicPlan::subject)
            .collect(Collectors.joining(", "));
    if (missing.isEmpty()) {
      findings.fine("All %d schemas are registered.".formatted(plans.size()));
    } else {
      findings.wrong(
          "Schemas are not registered: " + missing + ".",
          "Register them with: channelwatch schemas register");
    }
  }

  private void rules() {
    RulesTopic topic = new RulesTopic(settings);
    RulesUpdate last = topic.last();
    if (last == null) {
      findings.wrong(
          "No rules are in force for %s.".formatted(topic.program()),
          "Publish them with: channelwatch rules apply");
    } else {
      findings.fine(
          "Rules: version %d for %s, applied at %s by %s."
              .formatted(
                  last.getVersion(), topic.program(), last.getAppliedAt(), last.getAppliedBy()));
    }
  }

  private void clock(Instant now) {
    AtomicLong last = new AtomicLong(NONE);
    try (TopicReader in = TopicReader.open(settings.kafka(), List.of(settings.topics().clock()))) {
      in.skipToLast(LAST_OFFSETS);
      in.readToEnd(record -> last.accumulateAndGet(record.timestamp(), Math::max));
    }
    if (last.get() == NONE) {
      findings.wrong(
          "The alerting job has never given the clock.",
          "Start it with: channelwatch run alerting, or look at Flink why it does not go on.");
      return;
    }
    Instant at = Instant.ofEpochMilli(last.get());
    Duration age = Duration.between(at, now);
    if (settings.clock().mode() == ClockMode.DATA) {
      findings.fine("The clock, which is the data's own, stands at %s.".formatted(at));
    } else if (age.compareTo(TOO_OLD) > 0) {
      findings.wrong(
          "The clock stands at %s, %s behind the wall clock: alerts are late by as much."
              .formatted(at, words(age)),
          "Is the alerting job running? If it is, one of its input topics cannot be read, or it"
              + " catches up: see docs/monitoring.md.");
    } else {
      findings.fine("The clock is %s behind the wall clock.".formatted(words(age)));
    }
  }

  private void deadLetters(Instant now) {
    Instant since = now.minus(Duration.ofDays(1));
    Map<String, Integer> reasons = new TreeMap<>();
    for (DeadLetter letter : new DeadLettersTopic(settings).all().values()) {
      if (letter.getAt().isAfter(since)) {
        reasons.merge(letter.getReason() + " in " + letter.getTopic(), 1, Integer::sum);
      }
    }
    if (reasons.isEmpty()) {
      findings.fine("No record was refused within the last day.");
      return;
    }
    findings.wrong(
        "Records were refused within the last day: %s."
            .formatted(
                reasons.entrySet().stream()
                    .map(reason -> reason.getValue() + " " + reason.getKey())
                    .collect(Collectors.joining(", "))),
        "See them with: channelwatch dead-letters list, mend their cause, then: channelwatch"
            + " dead-letters retry");
  }

  /** A length of time in its largest unit. */
  static String words(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7_200
        ? time.toMinutes() + " min"
        : seconds < 172_800 ? time.toHours() + " h" : time.toDays() + " days";
  }
}
