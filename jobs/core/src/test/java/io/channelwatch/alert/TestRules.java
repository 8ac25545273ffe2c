package io.channelwatch.alert;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.kpi.DealTurns;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.Condition;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Level;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Reads;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.RuleScope;
import io.channelwatch.rule.RuleValue;
import io.channelwatch.rule.Severity;
import io.channelwatch.rule.Truth;
import io.channelwatch.rule.Unit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Builds rules out of lambdas. */
final class TestRules {

  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;

  private final String id;
  private final RuleScope scope;
  private final List<Level> levels = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final Set<PeriodUnit> periods = new LinkedHashSet<>();
  private final List<RuleValue> values = new ArrayList<>();
  private Condition appliesTo = facts -> Truth.TRUE;
  private long keepFiringFor;
  private boolean profile;
  private boolean dealDays;
  private final Map<DealTurns.Age, Set<Double>> dealAges = new EnumMap<>(DealTurns.Age.class);

  private TestRules(String id, RuleScope scope) {
    this.id = id;
    this.scope = scope;
  }

  static TestRules onPartner(String id) {
    return new TestRules(id, RuleScope.PARTNER);
  }

  static TestRules onDeal(String id) {
    return new TestRules(id, RuleScope.DEAL);
  }

  static RuleProgram program(long version, Rule... rules) {
    return RuleProgram.of(version, List.of(rules));
  }

  /** True, false, or absent where the number is. */
  static Condition compare(NumberExpression number, Predicate<Double> holds) {
    return facts -> {
      double value = number.value(facts);
      if (Double.isNaN(value)) {
        return Truth.ABSENT;
      }
      return holds.test(value) ? Truth.TRUE : Truth.FALSE;
    };
  }

  TestRules level(Severity severity, long holdFor, Condition when) {
    levels.add(new Level(severity, when, holdFor, null));
    return this;
  }

  TestRules level(Severity severity, long holdFor, Condition when, Condition clearWhen) {
    levels.add(new Level(severity, when, holdFor, clearWhen));
    return this;
  }

  TestRules appliesTo(Condition condition) {
    appliesTo = condition;
    return this;
  }

  TestRules appliesToTier(String tier) {
    profile = true;
    return appliesTo(facts -> tierIs(facts, tier));
  }

  TestRules keepFiringFor(long millis) {
    keepFiringFor = millis;
    return this;
  }

  TestRules reads(String measure, String window) {
    Window parsed = Window.parse(window);
    calls.add(Call.of(Call.Function.COUNT, Measure.parse(measure), parsed));
    calls.add(Call.of(Call.Function.SUM, Measure.parse(measure), parsed));
    return this;
  }

  TestRules reads(Call call) {
    calls.add(call);
    return this;
  }

  TestRules readsTarget() {
    calls.add(Call.target("revenue", PeriodUnit.QUARTER));
    periods.add(PeriodUnit.QUARTER);
    return this;
  }

  TestRules readsPeriod(PeriodUnit period) {
    periods.add(period);
    return this;
  }

  TestRules readsProfile() {
    profile = true;
    return this;
  }

  TestRules comparesDealAge(DealTurns.Age age, double with) {
    dealAges.put(age, Set.of(with));
    return this;
  }

  TestRules readsDealDays() {
    dealDays = true;
    return this;
  }

  TestRules value(String text, Unit unit, NumberExpression expression) {
    values.add(new RuleValue(text, unit, expression, false, List.of(), List.of()));
    return this;
  }

  Rule build() {
    return new Rule(
        id,
        "tests",
        "Title of " + id,
        "risk",
        scope,
        appliesTo,
        List.copyOf(levels),
        keepFiringFor,
        List.of("cam"),
        facts -> id + " at " + facts.partner().today(),
        "Call them.",
        Map.of("family", "tests"),
        List.copyOf(values),
        new Reads(List.copyOf(calls), Set.copyOf(periods), profile, dealDays, dealAges));
  }

  static Truth tierIs(Facts facts, String tier) {
    if (facts.partner().profile() == null || facts.partner().profile().tier() == null) {
      return Truth.ABSENT;
    }
    return tier.equals(facts.partner().profile().tier()) ? Truth.TRUE : Truth.FALSE;
  }
}
