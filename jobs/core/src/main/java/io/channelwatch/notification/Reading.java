package io.channelwatch.notification;

import io.channelwatch.rule.Threshold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI or a function call of the rule gave, as a message shows it.
 *
 * @param name the KPI's name or the call's text
 * @param value NaN where it is absent
 * @param unit ratio, percent, count, days, money or score, where it is known
 * @param thresholds what the rule compares it with
 */
public record Reading(
    String name, double value, @Nullable String unit, List<Threshold> thresholds) {}
