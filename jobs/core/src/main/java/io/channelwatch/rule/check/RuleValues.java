package io.channelwatch.rule.check;

import io.channelwatch.rule.Reads;
import io.channelwatch.rule.RuleValue;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Threshold;
import io.channelwatch.rule.expression.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the expressions of one rule contain and read, gathered in the order of the text. */
final class RuleValues {

  private final Map<String, Trace.Value> values = new LinkedHashMap<>();
  private final Map<String, Set<Threshold>> thresholds = new LinkedHashMap<>();
  private final Trace reads = new Trace();

  /** Adds an expression; its comparisons are thresholds if it belongs to a level. */
  void add(Trace trace, @Nullable Severity severity, String condition) {
    trace.values().forEach(value -> values.putIfAbsent(value.text(), value));
    reads.add(trace.reads());
    if (severity == null) {
      return;
    }
    for (Trace.Comparison comparison : trace.comparisons()) {
      thresholds
          .computeIfAbsent(comparison.value(), text -> new LinkedHashSet<>())
          .add(new Threshold(severity, condition, comparison.operator(), comparison.number()));
    }
  }

  /** Each value once, with all that it is compared with. */
  List<RuleValue> list() {
    List<RuleValue> list = new ArrayList<>();
    for (Trace.Value value : values.values()) {
      Set<Threshold> compared = thresholds.getOrDefault(value.text(), Set.of());
      list.add(
          new RuleValue(
              value.text(),
              value.unit(),
              value.expression(),
              value.ofDeal(),
              List.copyOf(compared),
              value.parts()));
    }
    return List.copyOf(list);
  }

  /** What the rule reads. */
  Reads reads() {
    return reads.reads();
  }
}
