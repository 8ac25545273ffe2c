package io.channelwatch.rule.expression;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.CompositePart;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Reads;
import io.channelwatch.rule.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an expression contains and reads, noted while it is compiled. */
public final class Trace {

  /**
   * A KPI, a numeric call or a deal's number.
   *
   * @param at where it begins, from 0 in code points
   * @param text as it is written
   */
  public record Value(
      int at,
      String text,
      @Nullable Unit unit,
      NumberExpression expression,
      List<CompositePart> parts) {}

  /** A comparison of a value with a number that is written out, the value on the left. */
  public record Comparison(String value, String operator, double number) {}

  private final List<Value> values = new ArrayList<>();
  private final List<Comparison> comparisons = new ArrayList<>();
  private final Set<Call> calls = new LinkedHashSet<>();
  private final Set<Measure> measures = new LinkedHashSet<>();
  private final Set<PeriodUnit> periods = new LinkedHashSet<>();
  private boolean openDeals;
  private boolean targets;
  private boolean profile;
  private boolean days;
  private boolean hours;

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
    return new Reads(
        List.copyOf(calls),
        Collections.unmodifiableSet(new LinkedHashSet<>(measures)),
        Collections.unmodifiableSet(new LinkedHashSet<>(periods)),
        openDeals,
        targets,
        profile,
        days,
        hours);
  }

  /** Adds what another expression reads. */
  public void add(Reads reads) {
    calls.addAll(reads.calls());
    measures.addAll(reads.measures());
    periods.addAll(reads.periods());
    openDeals |= reads.openDeals();
    targets |= reads.targets();
    profile |= reads.profile();
    days |= reads.days();
    hours |= reads.hours();
  }

  void value(Value value) {
    values.add(value);
  }

  void comparison(Comparison comparison) {
    comparisons.add(comparison);
  }

  void profile() {
    profile = true;
  }

  void targets() {
    targets = true;
  }

  /** Notes that a change of an open deal counts. */
  public void openDeals() {
    openDeals = true;
  }

  void days() {
    days = true;
  }

  void measure(Measure measure) {
    measures.add(measure);
  }

  void call(Call call) {
    calls.add(call);
  }

  /** A period that begins anew; only months, quarters and years are named ones. */
  void period(PeriodUnit period) {
    days = true;
    if (period.compareTo(PeriodUnit.MONTH) >= 0) {
      periods.add(period);
    }
  }

  void window(Window window) {
    switch (window.kind()) {
      case ALL -> {}
      case HOURS -> hours = true;
      case DAYS, DAY, PREV_DAY, WEEK, PREV_WEEK -> days = true;
      case MONTH, PREV_MONTH, PREV_MONTH_TO_DATE -> period(PeriodUnit.MONTH);
      case QUARTER, PREV_QUARTER, PREV_QUARTER_TO_DATE -> period(PeriodUnit.QUARTER);
      case YEAR, PREV_YEAR, PREV_YEAR_TO_DATE -> period(PeriodUnit.YEAR);
    }
  }
}
