package io.channelwatch.rule;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.event.DealStage;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Window;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function that reads a partner's history, with its arguments; those that the
 * function does not take are null, {@code days} is NaN.
 *
 * @param function the function's name, such as {@code count} or {@code overdue_value}
 */
public record Call(
    String function,
    @Nullable Measure measure,
    @Nullable Window window,
    @Nullable DealStage stage,
    @Nullable PeriodUnit period,
    @Nullable String metric,
    double days) {}
