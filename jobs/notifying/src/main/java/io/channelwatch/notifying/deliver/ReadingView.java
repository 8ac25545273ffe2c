package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Item;
import io.channelwatch.notification.Reading;
import io.channelwatch.rule.Threshold;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What templates show of the values behind an alert: each against what it is compared with. */
final class ReadingView {

  private static final int MOST = 6;

  private final Item item;
  private final Wording wording;
  private final boolean leader;

  ReadingView(Item item, Wording wording, boolean leader) {
    this.item = item;
    this.wording = wording;
    this.leader = leader;
  }

  /** Those that a number is set for; where none is, whatever the rule looks at. */
  List<Map<String, Object>> all() {
    List<Reading> compared = ComparedReadings.of(item);
    if (leader && !compared.isEmpty() && !ComparedReadings.isCalled(compared.get(0))) {
      // Beside a KPI, a call says when the KPI counts: a matter of the rule's.
      compared = compared.stream().filter(r -> !ComparedReadings.isCalled(r)).toList();
    }
    return (compared.isEmpty() ? item.readings() : compared)
        .stream().limit(MOST).map(this::view).toList();
  }

  private Map<String, Object> view(Reading reading) {
    return Map.of(
        "label", ComparedReadings.title(reading),
        "value", wording.value(reading.value(), reading.unit()),
        "bounds", bounds(reading),
        "parts", parts(reading.parts()));
  }

  /** What makes it fire; once it has ended, what ends it, where the rule says that. */
  private String bounds(Reading reading) {
    List<Threshold> clearing = of("clear_when", reading);
    boolean ended = item.resolved() && !clearing.isEmpty();
    List<Threshold> shown = ended ? clearing : of("when", reading);
    if (leader) {
      return joined(of("when", reading), t -> aim(t, reading));
    }
    String verb = ended ? " ends " : " ";
    if (item.kind().equals("growth") && !shown.isEmpty()) {
      // Good news has no severity for people.
      return "good news" + verb + joined(shown, t -> wording.relation(t, reading.unit()));
    }
    return joined(shown, t -> Wording.word(t.level()) + verb + wording.relation(t, reading.unit()));
  }

  private String aim(Threshold threshold, Reading reading) {
    return LeaderWords.aim(threshold, item, wording.value(threshold.number(), reading.unit()));
  }

  private static String joined(List<Threshold> thresholds, Function<Threshold, String> words) {
    return thresholds.stream().map(words).distinct().collect(Collectors.joining(", "));
  }

  private static List<Threshold> of(String condition, Reading reading) {
    return reading.thresholds().stream()
        .filter(threshold -> threshold.condition().equals(condition))
        .toList();
  }

  /** The parts of a composite, first the one that holds it down most. */
  private List<Map<String, Object>> parts(List<Reading.Part> parts) {
    double weights =
        parts.stream()
            .filter(part -> !Double.isNaN(part.points()))
            .mapToDouble(Reading.Part::weight)
            .sum();
    return parts.stream()
        .sorted(Comparator.comparingDouble(part -> -missing(part, weights)))
        .map(part -> part(part, weights))
        .toList();
  }

  private static double most(Reading.Part part, double weights) {
    return part.weight() / weights * 100;
  }

  private static double missing(Reading.Part part, double weights) {
    return Double.isNaN(part.points()) ? -1 : most(part, weights) - part.points();
  }

  private Map<String, Object> part(Reading.Part part, double weights) {
    String title = part.title() == null ? Wording.label(part.kpi()) : part.title();
    boolean known = !Double.isNaN(part.points());
    return Map.of(
        "label",
        title,
        "value",
        wording.value(part.value(), part.unit()),
        "points",
        known
            ? "adds %s of %s points"
                .formatted(
                    wording.value(Math.rint(part.points()), null),
                    wording.value(Math.rint(most(part, weights)), null))
            : "left out");
  }
}
