package io.channelwatch.rule.expression;

import dev.cel.common.ast.CelExpr;
import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.DealStage;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.NumberExpression;
import io.channelwatch.rule.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of the functions that read a partner; their texts must be written out. */
final class History {

  private final Source source;
  private final Trace trace;

  History(Source source, Trace trace) {
    this.source = source;
    this.trace = trace;
  }

  Term call(Function function, CelExpr expr, List<Term> terms) {
    Arguments arguments = new Arguments(source, expr, terms);
    return switch (function) {
      case COUNT, SUM, DAYS_WITH -> windowed(function, arguments);
      case DAYS_SINCE -> daysSince(arguments);
      case OPEN_COUNT, OPEN_VALUE -> open(function, arguments);
      case OVERDUE_COUNT, OVERDUE_VALUE, STALLED_COUNT, STALLED_VALUE -> aged(function, arguments);
      case SLIPPED_COUNT, SLIPPED_VALUE -> slipped(function);
      case TARGET -> target(arguments);
      case ELAPSED -> elapsed(arguments);
      default -> tenureDays();
    };
  }

  private Term windowed(Function function, Arguments arguments) {
    Measure measure = arguments.measure();
    Window window = arguments.window();
    if (measure == null || window == null) {
      return new Term.Broken();
    }
    trace.measure(measure);
    trace.window(window);
    trace.call(new Call(function.word(), measure, window, null, null, null, Double.NaN));
    return switch (function) {
      case COUNT -> number(facts -> facts.partner().count(measure, window), Unit.COUNT);
      case SUM -> number(facts -> facts.partner().sum(measure, window), unitOfSum(measure));
      default -> number(facts -> facts.partner().daysWith(measure, window), Unit.DAYS);
    };
  }

  private static Unit unitOfSum(Measure measure) {
    String name = measure.name();
    if (name.equals("win_cycle") || name.startsWith("win_cycle.")) {
      return Unit.DAYS;
    }
    return name.equals("activity") || name.startsWith("activity.") ? Unit.COUNT : Unit.MONEY;
  }

  private Term daysSince(Arguments arguments) {
    Measure measure = arguments.measure();
    if (measure == null) {
      return new Term.Broken();
    }
    trace.measure(measure);
    trace.profile();
    trace.days();
    trace.call(new Call("days_since", measure, null, null, null, null, Double.NaN));
    return number(facts -> facts.partner().daysSince(measure), Unit.DAYS);
  }

  private Term open(Function function, Arguments arguments) {
    boolean count = function == Function.OPEN_COUNT;
    DealStage stage = null;
    if (!arguments.isEmpty()) {
      PeriodUnit period = arguments.periodOrNull();
      if (period != null) {
        return closingIn(function, period);
      }
      stage = arguments.openStage();
      if (stage == null) {
        return new Term.Broken();
      }
    }
    trace.openDeals();
    trace.call(new Call(function.word(), null, null, stage, null, null, Double.NaN));
    DealStage only = stage;
    return count
        ? number(facts -> facts.partner().openCount(only), Unit.COUNT)
        : number(facts -> facts.partner().openValue(only), Unit.MONEY);
  }

  private Term closingIn(Function function, PeriodUnit period) {
    trace.openDeals();
    trace.period(period);
    trace.call(new Call(function.word(), null, null, null, period, null, Double.NaN));
    return function == Function.OPEN_COUNT
        ? number(facts -> facts.partner().openCountClosingIn(period), Unit.COUNT)
        : number(facts -> facts.partner().openValueClosingIn(period), Unit.MONEY);
  }

  private Term aged(Function function, Arguments arguments) {
    double days = arguments.days();
    if (Double.isNaN(days)) {
      return new Term.Broken();
    }
    trace.openDeals();
    trace.days();
    trace.call(new Call(function.word(), null, null, null, null, null, days));
    return switch (function) {
      case OVERDUE_COUNT -> number(facts -> facts.partner().overdueCount(days), Unit.COUNT);
      case OVERDUE_VALUE -> number(facts -> facts.partner().overdueValue(days), Unit.MONEY);
      case STALLED_COUNT -> number(facts -> facts.partner().stalledCount(days), Unit.COUNT);
      default -> number(facts -> facts.partner().stalledValue(days), Unit.MONEY);
    };
  }

  private Term slipped(Function function) {
    trace.openDeals();
    trace.days();
    trace.call(new Call(function.word(), null, null, null, null, null, Double.NaN));
    return function == Function.SLIPPED_COUNT
        ? number(facts -> facts.partner().slippedCount(), Unit.COUNT)
        : number(facts -> facts.partner().slippedValue(), Unit.MONEY);
  }

  private Term target(Arguments arguments) {
    String metric = arguments.text(0);
    PeriodUnit period = arguments.targetPeriod();
    if (metric == null || period == null) {
      return new Term.Broken();
    }
    trace.targets();
    trace.period(period);
    trace.call(new Call("target", null, null, null, period, metric, Double.NaN));
    return number(facts -> facts.partner().target(metric, period), unitOfTarget(metric));
  }

  /** Targets are an open set: what the metrics of no fixed meaning count is not known. */
  private static @Nullable Unit unitOfTarget(String metric) {
    return switch (metric) {
      case "revenue", "mdf_allocation", "rebate_threshold" -> Unit.MONEY;
      case "registrations", "certifications" -> Unit.COUNT;
      default -> null;
    };
  }

  private Term elapsed(Arguments arguments) {
    PeriodUnit period = arguments.period();
    if (period == null) {
      return new Term.Broken();
    }
    trace.period(period);
    trace.call(new Call("elapsed", null, null, null, period, null, Double.NaN));
    return number(facts -> facts.partner().elapsed(period), Unit.PERCENT);
  }

  private Term tenureDays() {
    trace.profile();
    trace.days();
    trace.call(new Call("tenure_days", null, null, null, null, null, Double.NaN));
    return number(facts -> facts.partner().tenureDays(), Unit.DAYS);
  }

  private static Term number(NumberExpression expression, @Nullable Unit unit) {
    return new Term.Numeric(expression, null, unit, null);
  }
}
