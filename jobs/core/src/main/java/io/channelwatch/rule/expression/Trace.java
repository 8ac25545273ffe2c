package io.channelwatch.rule.expression;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.kpi.DealTurns;
import io.channelwatch.kpi.Window;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.CompositePart;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Reads;
import io.channelwatch.rule.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an expression contains and reads, noted while it is compiled. */
public final class Trace {

  /**
   * A KPI or a numeric call.
   *
   * @param at where it begins, from 0 in code points
   * @param text as it is written
   * @param ofDeal whether it reads a deal
   */
  public record Value(
      int at,
      String text,
      @Nullable Unit unit,
      NumberExpression expression,
      boolean ofDeal,
      List<CompositePart> parts) {}

  /** A comparison of a value with a number that is written out, the value on the left. */
  public record Comparison(String value, String operator, double number) {}

  private final List<Value> values = new ArrayList<>();
  private final List<Comparison> comparisons = new ArrayList<>();
  private final Set<Call> calls = new LinkedHashSet<>();
  private final Set<PeriodUnit> periods = new LinkedHashSet<>();
  private boolean profile;
  private boolean dealDays;
  private final List<DealTurns.Age> readAges = new ArrayList<>();
  private final Map<DealTurns.Age, Set<Double>> comparedAges = new EnumMap<>(DealTurns.Age.class);

  /** The KPIs and numeric calls in the order of the text. */
  public List<Value> values() {
    return values.stream().sorted(Comparator.comparingInt(Value::at)).toList();
  }

  /** The comparisons with numbers in the order of the text. */
  public List<Comparison> comparisons() {
    return List.copyOf(comparisons);
  }

  /** What is read, through KPIs too. */
  public Reads reads() {
    Map<DealTurns.Age, Set<Double>> ages = new EnumMap<>(DealTurns.Age.class);
    comparedAges.forEach((age, numbers) -> ages.put(age, Set.copyOf(numbers)));
    return new Reads(
        List.copyOf(calls),
        Collections.unmodifiableSet(new LinkedHashSet<>(periods)),
        profile,
        dealDays || !readAges.isEmpty(),
        Collections.unmodifiableMap(ages));
  }

  /** Adds what another expression reads. */
  public void add(Reads reads) {
    calls.addAll(reads.calls());
    periods.addAll(reads.periods());
    profile |= reads.profile();
    dealDays |= reads.dealDays();
    reads.dealAges().forEach((age, numbers) -> numbers.forEach(it -> comparedAge(age, it)));
  }

  void value(Value value) {
    values.add(value);
  }

  void comparison(Comparison comparison) {
    comparisons.add(comparison);
    DealTurns.Age age = age(comparison.value());
    if (age != null) {
      readAges.remove(age);
      comparedAge(age, comparison.number());
    }
  }

  /** Notes that of a value it is asked only whether it is known: no day changes that of an age. */
  void known(@Nullable String value) {
    DealTurns.Age age = value == null ? null : age(value);
    if (age != null) {
      readAges.remove(age);
    }
  }

  private static DealTurns.@Nullable Age age(String value) {
    return value.startsWith(Fields.DEAL)
        ? Fields.DEAL_AGES.get(value.substring(Fields.DEAL.length()))
        : null;
  }

  private void comparedAge(DealTurns.Age age, double number) {
    comparedAges.computeIfAbsent(age, any -> new LinkedHashSet<>()).add(number);
  }

  void profile() {
    profile = true;
  }

  /** Notes that an age is read; a comparison with a number takes that back. */
  void dealAge(DealTurns.Age age) {
    readAges.add(age);
  }

  /** Notes a call and the fiscal period that it names. */
  void call(Call call) {
    calls.add(call);
    PeriodUnit period = call.window() == null ? call.period() : periodOf(call.window());
    if (period != null && period.compareTo(PeriodUnit.MONTH) >= 0) {
      periods.add(period);
    }
  }

  private static @Nullable PeriodUnit periodOf(Window window) {
    return switch (window.kind()) {
      case MONTH, PREV_MONTH, PREV_MONTH_TO_DATE -> PeriodUnit.MONTH;
      case QUARTER, PREV_QUARTER, PREV_QUARTER_TO_DATE -> PeriodUnit.QUARTER;
      case YEAR, PREV_YEAR, PREV_YEAR_TO_DATE -> PeriodUnit.YEAR;
      case HOURS, DAYS, DAY, PREV_DAY, WEEK, PREV_WEEK, ALL -> null;
    };
  }
}
