package io.channelwatch.calendar;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a partner program calls a day, a week, a quarter, a year and a unit of money.
 *
 * @param name for people; may be null
 * @param timeZone the zone in which its days begin
 * @param currency ISO 4217 code in which amounts are kept
 * @param fiscalYearStartMonth 1 to 12; the fiscal year begins on this month's first day
 * @param weekStarts the first day of a week
 * @param dataSince days since 1970-01-01; no absence is counted from before it; may be null
 */
public record Program(
    @Nullable String name,
    ZoneId timeZone,
    String currency,
    int fiscalYearStartMonth,
    DayOfWeek weekStarts,
    @Nullable Integer dataSince)
    implements Serializable {}
