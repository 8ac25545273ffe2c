package io.channelwatch.alert;

import io.channelwatch.rule.Facts;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.RuleValue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The trails of one partner's numbers, by what the rules call them. A number that the rules no
 * longer name is forgotten when the next day is noted.
 */
final class Trails {

  private final Map<Long, Trail> byKey = new TreeMap<>();

  /** The trails of the values that a table notes, in its order; found once for each table. */
  private Trail[] noted = {};

  private @Nullable RuleTable notedFor;

  /**
   * A number that is noted day by day.
   *
   * @param key of the text by which rules call it
   */
  record Noted(Long key, NumberExpression expression) {

    static Noted of(RuleValue value) {
      return new Noted(value.key(), value.expression());
    }
  }

  /** Notes the values of the rules at the start of a day. */
  void note(int day, RuleTable rules, Facts facts) {
    List<Noted> values = rules.noted();
    if (notedFor != rules) {
      bind(rules);
    }
    for (int i = 0; i < noted.length; i++) {
      noted[i].note(day, values.get(i).expression().value(facts));
    }
    if (byKey.size() > noted.length) {
      byKey.values().removeIf(trail -> trail.lastDay() != day);
    }
  }

  private void bind(RuleTable rules) {
    noted =
        rules.noted().stream()
            .map(value -> byKey.computeIfAbsent(value.key(), key -> new Trail()))
            .toArray(Trail[]::new);
    notedFor = rules;
  }

  /** What a value was at the start of each of the last days, oldest first. */
  List<@Nullable Double> of(RuleValue value, int today) {
    Trail trail = byKey.get(value.key());
    return trail == null ? List.of() : trail.upTo(today);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(byKey.size());
    for (Map.Entry<Long, Trail> entry : byKey.entrySet()) {
      out.writeLong(entry.getKey());
      entry.getValue().write(out);
    }
  }

  static Trails read(DataInput in) throws IOException {
    Trails trails = new Trails();
    for (int rest = in.readInt(); rest > 0; rest--) {
      trails.byKey.put(in.readLong(), Trail.read(in));
    }
    return trails;
  }
}
