package io.channelwatch.rule.expression;

import dev.cel.common.ast.CelExpr;
import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.DealStage;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of the functions that read a partner; their texts must be written out. */
final class History {

  private final Source source;
  private final Trace trace;
  private final CallSlots slots;

  History(Source source, Trace trace, CallSlots slots) {
    this.source = source;
    this.trace = trace;
    this.slots = slots;
  }

  Term call(Function function, CelExpr expr, List<Term> terms) {
    Arguments arguments = new Arguments(source, expr, terms);
    Call call = call(Call.Function.valueOf(function.name()), arguments);
    if (call == null) {
      return new Term.Broken();
    }
    trace.call(call);
    int slot = slots.of(call);
    return new Term.Numeric(facts -> facts.call(slot, call), null, unit(call), null);
  }

  /** The call; null where a mistake was told. */
  private static @Nullable Call call(Call.Function function, Arguments arguments) {
    return switch (function) {
      case COUNT, SUM, DAYS_WITH -> windowed(function, arguments);
      case DAYS_SINCE -> daysSince(arguments);
      case OPEN_COUNT, OPEN_VALUE -> open(function, arguments);
      case OVERDUE_COUNT, OVERDUE_VALUE, STALLED_COUNT, STALLED_VALUE -> aged(function, arguments);
      case TARGET -> target(arguments);
      case ELAPSED -> elapsed(arguments);
      case SLIPPED_COUNT, SLIPPED_VALUE, TENURE_DAYS -> Call.of(function);
    };
  }

  private static @Nullable Call windowed(Call.Function function, Arguments arguments) {
    Measure measure = arguments.measure();
    Window window = arguments.window();
    return measure == null || window == null ? null : Call.of(function, measure, window);
  }

  private static @Nullable Call daysSince(Arguments arguments) {
    Measure measure = arguments.measure();
    return measure == null ? null : Call.of(Call.Function.DAYS_SINCE, measure, null);
  }

  private static @Nullable Call open(Call.Function function, Arguments arguments) {
    if (arguments.isEmpty()) {
      return Call.of(function);
    }
    PeriodUnit period = arguments.periodOrNull();
    if (period != null) {
      return Call.of(function, period);
    }
    DealStage stage = arguments.openStage();
    return stage == null ? null : Call.of(function, stage);
  }

  private static @Nullable Call aged(Call.Function function, Arguments arguments) {
    double days = arguments.days();
    return Double.isNaN(days) ? null : Call.of(function, days);
  }

  private static @Nullable Call target(Arguments arguments) {
    String metric = arguments.text(0);
    PeriodUnit period = arguments.targetPeriod();
    return metric == null || period == null ? null : Call.target(metric, period);
  }

  private static @Nullable Call elapsed(Arguments arguments) {
    PeriodUnit period = arguments.period();
    return period == null ? null : Call.of(Call.Function.ELAPSED, period);
  }

  private static @Nullable Unit unit(Call call) {
    return switch (call.function()) {
      case COUNT, OPEN_COUNT, OVERDUE_COUNT, STALLED_COUNT, SLIPPED_COUNT -> Unit.COUNT;
      case OPEN_VALUE, OVERDUE_VALUE, STALLED_VALUE, SLIPPED_VALUE -> Unit.MONEY;
      case DAYS_WITH, DAYS_SINCE, TENURE_DAYS -> Unit.DAYS;
      case ELAPSED -> Unit.PERCENT;
      case SUM -> unitOfSum(call.measure());
      case TARGET -> unitOfTarget(call.metric());
    };
  }

  private static Unit unitOfSum(@Nullable Measure measure) {
    String name = measure == null ? "" : measure.name();
    if (name.equals("win_cycle") || name.startsWith("win_cycle.")) {
      return Unit.DAYS;
    }
    return name.equals("activity") || name.startsWith("activity.") ? Unit.COUNT : Unit.MONEY;
  }

  /** Targets are an open set: what the metrics of no fixed meaning count is not known. */
  private static @Nullable Unit unitOfTarget(@Nullable String metric) {
    return switch (metric == null ? "" : metric) {
      case "revenue", "mdf_allocation", "rebate_threshold" -> Unit.MONEY;
      case "registrations", "certifications" -> Unit.COUNT;
      default -> null;
    };
  }
}
