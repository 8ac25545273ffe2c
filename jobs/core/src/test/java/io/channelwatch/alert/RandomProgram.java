package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.HOUR;
import static io.channelwatch.alert.TestRules.MINUTE;
import static io.channelwatch.alert.TestRules.compare;
import static io.channelwatch.alert.TestRules.onDeal;
import static io.channelwatch.alert.TestRules.onPartner;
import static io.channelwatch.alert.TestRules.tierIs;
import static io.channelwatch.rule.Severity.CRITICAL;
import static io.channelwatch.rule.Severity.INFO;
import static io.channelwatch.rule.Severity.WARNING;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.kpi.DealTurns;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.Kpi;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Draws rules, and a catalog, that read a bit of everything. */
final class RandomProgram {

  private static final Measure REGISTRATIONS = Measure.parse("registrations");
  private static final Measure ACTIVITY = Measure.parse("activity");
  private static final Measure REVENUE = Measure.parse("revenue");
  private static final Window THREE_DAYS = Window.parse("3d");
  private static final Window FIVE_HOURS = Window.parse("5h");
  private static final Window QUARTER = Window.parse("quarter");

  private static final List<Call> CATALOG =
      List.of(
          Call.of(Call.Function.COUNT, REGISTRATIONS, THREE_DAYS),
          Call.of(Call.Function.COUNT, ACTIVITY, FIVE_HOURS),
          Call.of(Call.Function.SUM, REVENUE, QUARTER),
          Call.of(Call.Function.OPEN_VALUE),
          Call.of(Call.Function.DAYS_SINCE, ACTIVITY, null),
          Call.of(Call.Function.TENURE_DAYS));

  private final Random random;

  RandomProgram(Random random) {
    this.random = random;
  }

  /** Some of the rules, each with waits of its own. */
  RuleProgram draw(long version) {
    List<Rule> rules =
        new ArrayList<>(
            List.of(
                registrations(),
                activity(),
                pipeline(),
                attainment(),
                tier(),
                silence(),
                staleDeal(),
                crowdedDeal(),
                quietDeal()));
    rules.removeIf(rule -> random.nextInt(4) == 0);
    Set<Call> calls = new LinkedHashSet<>(RuleProgram.of(version, rules).calls());
    Map<Call, Kpi> catalog = new LinkedHashMap<>();
    for (Call call : CATALOG) {
      if (random.nextInt(4) > 0) {
        catalog.put(call, kpi(call));
      }
    }
    calls.addAll(catalog.keySet());
    return new RuleProgram(version, rules, 0, List.copyOf(catalog.values()), List.copyOf(calls));
  }

  private static Kpi kpi(Call call) {
    String name = call.function() + " of " + call.measure();
    NumberExpression value = facts -> call.on(facts.partner());
    return new Kpi(name, name, name, Unit.COUNT, true, "nobody", value, List.of());
  }

  private Rule registrations() {
    NumberExpression count = facts -> facts.partner().count(REGISTRATIONS, THREE_DAYS);
    return onPartner("registrations")
        .reads("registrations", "3d")
        .value("count('registrations', '3d')", Unit.COUNT, count)
        .level(WARNING, upTo(30 * HOUR), compare(count, n -> n < 2), compare(count, n -> n > 2))
        .level(CRITICAL, upTo(9 * HOUR), compare(count, n -> n < 1))
        .keepFiringFor(upTo(20 * HOUR))
        .build();
  }

  private Rule activity() {
    return onPartner("activity")
        .reads("activity", "5h")
        .level(
            INFO,
            upTo(2 * HOUR),
            compare(facts -> facts.partner().count(ACTIVITY, FIVE_HOURS), n -> n > 0))
        .keepFiringFor(upTo(3 * HOUR))
        .build();
  }

  private Rule pipeline() {
    NumberExpression value = facts -> facts.partner().openValue(null);
    return onPartner("pipeline")
        .value("open_value()", Unit.MONEY, value)
        .reads(Call.of(Call.Function.OPEN_VALUE))
        .level(WARNING, upTo(90 * MINUTE), compare(value, n -> n > 400))
        .level(CRITICAL, upTo(7 * MINUTE), compare(value, n -> n > 900))
        .build();
  }

  private Rule attainment() {
    NumberExpression attainment =
        facts ->
            facts.partner().sum(REVENUE, QUARTER)
                / facts.partner().target("revenue", PeriodUnit.QUARTER);
    return onPartner("attainment")
        .reads("revenue", "quarter")
        .readsTarget()
        .value("attainment", Unit.RATIO, attainment)
        .appliesToTier("gold")
        .level(WARNING, upTo(26 * HOUR), compare(attainment, n -> n < 0.5))
        .build();
  }

  private Rule tier() {
    TestRules rule = random.nextBoolean() ? onPartner("tier") : onDeal("tier");
    return rule.readsProfile()
        .level(INFO, upTo(45 * MINUTE), facts -> tierIs(facts, "silver"))
        .keepFiringFor(upTo(10 * MINUTE))
        .build();
  }

  private Rule silence() {
    return onPartner("silence")
        .reads(Call.of(Call.Function.DAYS_SINCE, REVENUE, null))
        .level(
            WARNING, upTo(HOUR), compare(facts -> facts.partner().daysSince(REVENUE), n -> n > 1))
        .build();
  }

  private Rule staleDeal() {
    return onDeal("stale-deal")
        .comparesDealAge(DealTurns.Age.SINCE_UPDATE, 2)
        .comparesDealAge(DealTurns.Age.OVERDUE, 1)
        .level(
            WARNING, upTo(8 * HOUR), compare(facts -> facts.deal().daysSinceUpdate(), n -> n >= 2))
        .level(CRITICAL, upTo(8 * HOUR), compare(facts -> facts.deal().daysOverdue(), n -> n >= 1))
        .keepFiringFor(upTo(HOUR))
        .build();
  }

  private Rule crowdedDeal() {
    return onDeal("crowded-deal")
        .reads(Call.of(Call.Function.OPEN_COUNT))
        .level(
            INFO,
            upTo(50 * MINUTE),
            compare(facts -> facts.deal().amount() / facts.partner().openCount(null), n -> n > 150))
        .build();
  }

  private Rule quietDeal() {
    return onDeal("quiet-deal")
        .reads("activity", "5h")
        .appliesTo(compare(facts -> facts.deal().amount(), n -> n > 200))
        .level(
            WARNING,
            upTo(HOUR),
            compare(facts -> facts.partner().count(ACTIVITY, FIVE_HOURS), n -> n < 1))
        .build();
  }

  private long upTo(long longest) {
    return switch (random.nextInt(3)) {
      case 0 -> 0;
      case 1 -> longest;
      default -> random.nextLong(longest);
    };
  }
}
