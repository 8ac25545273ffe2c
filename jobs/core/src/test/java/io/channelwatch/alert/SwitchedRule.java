package io.channelwatch.alert;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.rule.Condition;
import io.channelwatch.rule.Level;
import io.channelwatch.rule.Reads;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleScope;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Truth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A rule whose conditions a test switches by hand. */
final class SwitchedRule {

  private final Map<Severity, Truth> when = new EnumMap<>(Severity.class);
  private final Map<Severity, Truth> clearWhen = new EnumMap<>(Severity.class);
  private final List<Level> levels = new ArrayList<>();
  private Truth applies = Truth.TRUE;
  private long keepFiringFor;
  private Set<PeriodUnit> periods = Set.of();

  SwitchedRule level(Severity severity, long holdFor) {
    levels.add(new Level(severity, whenOf(severity), holdFor, null));
    return this;
  }

  SwitchedRule levelWithClear(Severity severity, long holdFor) {
    Condition clear = facts -> clearWhen.getOrDefault(severity, Truth.FALSE);
    levels.add(new Level(severity, whenOf(severity), holdFor, clear));
    return this;
  }

  SwitchedRule keepFiringFor(long millis) {
    keepFiringFor = millis;
    return this;
  }

  SwitchedRule names(PeriodUnit... units) {
    periods = Set.of(units);
    return this;
  }

  SwitchedRule when(Severity severity, Truth truth) {
    when.put(severity, truth);
    return this;
  }

  SwitchedRule clearWhen(Severity severity, Truth truth) {
    clearWhen.put(severity, truth);
    return this;
  }

  SwitchedRule applies(Truth truth) {
    applies = truth;
    return this;
  }

  Rule rule() {
    return new Rule(
        "switched",
        "tests",
        "Switched by hand",
        "risk",
        RuleScope.PARTNER,
        facts -> applies,
        List.copyOf(levels),
        keepFiringFor,
        List.of("cam"),
        facts -> "switched",
        null,
        Map.of(),
        List.of(),
        new Reads(List.of(), periods, false, false, Map.of()));
  }

  private Condition whenOf(Severity severity) {
    return facts -> when.getOrDefault(severity, Truth.FALSE);
  }
}
