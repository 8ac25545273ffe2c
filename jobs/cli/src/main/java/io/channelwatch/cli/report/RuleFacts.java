package io.channelwatch.cli.report;

import io.channelwatch.alerts.Alert;
import io.channelwatch.alerts.AlertValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What alerts tell of their rule; the last one's word holds. */
final class RuleFacts {

  private static final int SHOWN_WITHOUT_THRESHOLD = 2;

  private final String id;
  private String title = "";
  private String kind = "";
  private @Nullable String playbook;
  private final Map<String, Reading> readings = new LinkedHashMap<>();

  /**
   * A value that the rule reads.
   *
   * @param unit null where none is known
   */
  record Reading(@Nullable String unit, List<Limit> limits) {}

  /**
   * What a value is compared with.
   *
   * @param condition {@code when} or {@code clear_when}
   */
  record Limit(String severity, String condition, String operator, double number) {}

  /** The rule as the page has it. */
  record Form(
      String id,
      String title,
      String kind,
      @Nullable String playbook,
      Map<String, Reading> readings) {}

  RuleFacts(String id) {
    this.id = id;
  }

  /** Takes up what an alert tells. */
  void learn(Alert alert) {
    title = alert.getTitle();
    kind = alert.getKind();
    playbook = alert.getPlaybook();
    shown(alert.getValues()).forEach((text, value) -> readings.put(text, reading(value)));
  }

  private static Reading reading(AlertValue value) {
    return new Reading(
        value.getUnit(),
        value.getThresholds().stream()
            .map(
                t ->
                    new Limit(
                        t.getLevel().name(), t.getCondition(), t.getOperator(), t.getNumber()))
            .toList());
  }

  /** The values that conditions compare with a number; where none does, the first few. */
  static SortedMap<String, AlertValue> shown(Map<String, AlertValue> values) {
    SortedMap<String, AlertValue> compared = new TreeMap<>(values);
    compared.values().removeIf(value -> value.getThresholds().isEmpty());
    if (compared.isEmpty()) {
      new TreeMap<>(values)
          .entrySet().stream()
              .limit(SHOWN_WITHOUT_THRESHOLD)
              .forEach(value -> compared.put(value.getKey(), value.getValue()));
    }
    return compared;
  }

  String id() {
    return id;
  }

  Form form() {
    return new Form(id, title, kind, playbook, readings);
  }
}
