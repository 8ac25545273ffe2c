package io.channelwatch.alert;

import io.channelwatch.rule.Threshold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI or a function call of a rule gave at a transition.
 *
 * @param value null where it is absent
 * @param unit in lower case, where it is known
 * @param thresholds what the rule's conditions compare it with
 * @param parts for a composite its parts
 * @param trail its value at the start of each of the last days, oldest first
 */
public record AlertValue(
    @Nullable Double value,
    @Nullable String unit,
    List<Threshold> thresholds,
    List<Part> parts,
    List<@Nullable Double> trail) {

  /** One part of a composite: what it adds, in points of the composite's score. */
  public record Part(
      String kpi, @Nullable Double value, double weight, @Nullable Double contribution) {}
}
