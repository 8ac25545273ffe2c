package io.channelwatch.alert;

import io.channelwatch.rule.CompositePart;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleValue;
import io.channelwatch.rule.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the numbers that travel with a transition. */
final class AlertValues {

  private AlertValues() {}

  /** The values of a rule by their text, in the order of the rule. */
  static Map<String, AlertValue> of(Rule rule, Facts facts, Trails trails) {
    Map<String, AlertValue> values = new LinkedHashMap<>();
    for (RuleValue value : rule.values()) {
      Unit unit = value.unit();
      values.put(
          value.text(),
          new AlertValue(
              present(value.expression().value(facts)),
              unit == null ? null : unit.text(),
              value.thresholds(),
              parts(value.parts(), facts),
              trails.of(value, facts.partner().today())));
    }
    return values;
  }

  /**
   * The parts of a composite: each adds its score times its share of the weight of those present.
   */
  private static List<AlertValue.Part> parts(List<CompositePart> parts, Facts facts) {
    if (parts.isEmpty()) {
      return List.of();
    }
    double[] values = new double[parts.size()];
    double presentWeight = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = parts.get(i).expression().value(facts);
      presentWeight += Double.isNaN(values[i]) ? 0 : parts.get(i).weight();
    }
    List<AlertValue.Part> contributions = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      CompositePart part = parts.get(i);
      double contribution = part.weight() / presentWeight * score(part, values[i]);
      contributions.add(
          new AlertValue.Part(
              part.kpi(), present(values[i]), part.weight(), present(contribution)));
    }
    return contributions;
  }

  /** 0 at the part's zero, 100 at its full, linear between and never beyond; NaN stays NaN. */
  private static double score(CompositePart part, double value) {
    double score = (value - part.zero()) / (part.full() - part.zero()) * 100;
    return Math.max(0, Math.min(100, score));
  }

  private static @Nullable Double present(double number) {
    return Double.isNaN(number) ? null : number;
  }
}
