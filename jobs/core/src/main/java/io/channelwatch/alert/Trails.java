package io.channelwatch.alert;

import io.channelwatch.kpi.Decoder;
import io.channelwatch.kpi.Encoder;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.RuleValue;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The trails of one partner's numbers, by what the rules call them: all up to the same day. A
 * number that the rules no longer name is forgotten when the next day is noted.
 */
final class Trails {

  /** No value is infinite. */
  private static final double UNLIKE_ANY = Double.NEGATIVE_INFINITY;

  private final Map<Long, Trail> byKey = new TreeMap<>();
  private int lastDay;

  /** The trails of the values that a table notes, in its order; found once for each table. */
  private Trail[] noted = {};

  /** What was noted of each last, side by side: most are the same again. */
  private double[] last = {};

  private @Nullable RuleTable notedFor;

  /** The values that may have changed since they were noted. */
  private final BitSet changed = new BitSet();

  /** The values that are expected to be one higher each day. */
  private final BitSet growing = new BitSet();

  /** Rules of a table have read something new. */
  void changed(BitSet rules, RuleTable table) {
    if (notedFor == table) {
      for (int rule = rules.nextSetBit(0); rule >= 0; rule = rules.nextSetBit(rule + 1)) {
        changed.or(table.notedBy(rule));
      }
    }
  }

  /** Notes the values of the rules at the start of a day; those of a day are noted once. */
  void note(int day, RuleTable rules, Facts facts) {
    if (notedFor != rules) {
      bind(rules);
    }
    List<RuleValue> values = rules.noted();
    if (day == lastDay) {
      for (int i = 0; i < noted.length; i++) {
        if (noted[i].isEmpty()) {
          noted[i].note(day, values.get(i).expression().value(facts));
        }
      }
      return;
    }
    if (day != lastDay + 1) {
      begin();
    }
    changed.or(growing);
    for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
      double value = values.get(i).expression().value(facts);
      double expected = growing.get(i) ? last[i] + 1 : last[i];
      if (Double.compare(expected, value) != 0) {
        noted[i].note(day, value);
        growing.set(i, noted[i].grows());
      }
      last[i] = value;
    }
    changed.clear();
    if (byKey.size() > noted.length) {
      byKey.values().retainAll(new HashSet<>(Arrays.asList(noted)));
    }
    lastDay = day;
  }

  private void bind(RuleTable rules) {
    noted =
        rules.noted().stream()
            .map(value -> byKey.computeIfAbsent(value.key(), key -> new Trail()))
            .toArray(Trail[]::new);
    last = new double[noted.length];
    notedFor = rules;
    expectAnything();
  }

  private void begin() {
    byKey.values().forEach(Trail::clear);
    expectAnything();
  }

  private void expectAnything() {
    growing.clear();
    changed.clear();
    changed.set(0, noted.length);
    Arrays.fill(last, UNLIKE_ANY);
  }

  /** What a value was at the start of each of the last days, oldest first. */
  List<@Nullable Double> of(RuleValue value, int today) {
    Trail trail = byKey.get(value.key());
    return trail == null || lastDay != today ? List.of() : trail.upTo(today);
  }

  void write(Encoder out) {
    out.signed(lastDay);
    out.count(byKey.size());
    for (Map.Entry<Long, Trail> entry : byKey.entrySet()) {
      out.fixed(entry.getKey());
      entry.getValue().write(out, lastDay);
    }
  }

  static Trails read(Decoder in) {
    Trails trails = new Trails();
    trails.lastDay = (int) in.signed();
    for (int rest = in.count(); rest > 0; rest--) {
      trails.byKey.put(in.fixed(), Trail.read(in, trails.lastDay));
    }
    return trails;
  }
}
