package io.channelwatch.calendar;

import io.channelwatch.calendar.Offsets.Span;
import java.time.DayOfWeek;

/**
 * The program's days, hours and periods in its own time zone. Immutable, safe for any thread. Days
 * are days since 1970-01-01, instants milliseconds since the UTC epoch.
 */
public final class FiscalCalendar {

  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  private final Program program;
  private final Offsets offsets;
  private final int weekShift;
  private final int yearShift;

  /** The calendar of a program. */
  public FiscalCalendar(Program program) {
    this.program = program;
    this.offsets = new Offsets(program.timeZone());
    // 1970-01-01 was a Thursday.
    this.weekShift = DayOfWeek.THURSDAY.getValue() - program.weekStarts().getValue();
    this.yearShift = program.fiscalYearStartMonth() - 1;
  }

  /** Whose calendar it is. */
  public Program program() {
    return program;
  }

  /** The day that holds an instant. */
  public int day(long instant) {
    return (int) Math.floorDiv(instant + offsets.at(instant).offset(), DAY);
  }

  /** The first instant of a day; where midnight is skipped, the first one after. */
  public long startOfDay(int day) {
    long midnight = day * DAY;
    Span span = offsets.at(midnight - DAY);
    while (midnight - span.offset() >= span.until()) {
      span = offsets.after(span);
    }
    return Math.max(midnight - span.offset(), span.from());
  }

  /** The first day of the period that holds a day. */
  public int firstDay(PeriodUnit unit, int day) {
    return switch (unit) {
      case DAY -> day;
      case WEEK -> day - Math.floorMod(day + weekShift, 7);
      default -> CivilMonths.firstDay(firstMonth(unit, day));
    };
  }

  /** The first day of the period after the one that holds a day. */
  public int firstDayAfter(PeriodUnit unit, int day) {
    return switch (unit) {
      case DAY -> day + 1;
      case WEEK -> firstDay(unit, day) + 7;
      default -> CivilMonths.firstDay(firstMonth(unit, day) + months(unit));
    };
  }

  /** The first day of the period before the one that holds a day. */
  public int previousFirstDay(PeriodUnit unit, int day) {
    return switch (unit) {
      case DAY -> day - 1;
      case WEEK -> firstDay(unit, day) - 7;
      default -> CivilMonths.firstDay(firstMonth(unit, day) - months(unit));
    };
  }

  /**
   * The first instant of the clock hour that holds an instant. An hour that the clock shows twice
   * in full is two hours; one of which it skips or repeats a part is a shorter or a longer one.
   */
  public long startOfHour(long instant) {
    Span span = offsets.at(instant);
    long label = Math.floorDiv(instant + span.offset(), HOUR);
    long start = label * HOUR - span.offset();
    if (start >= span.from()) {
      return start;
    }
    long before = span.from() - 1;
    boolean sameHour = Math.floorDiv(before + offsets.at(before).offset(), HOUR) == label;
    return sameHour ? startOfHour(before) : span.from();
  }

  /** The first instant, not before the given one, at which a clock hour begins. */
  public long hourTickAtOrAfter(long instant) {
    long at = instant;
    while (startOfHour(at) != at) {
      Span span = offsets.at(at);
      long next = (Math.floorDiv(at + span.offset(), HOUR) + 1) * HOUR - span.offset();
      at = Math.min(next, span.until());
    }
    return at;
  }

  private int firstMonth(PeriodUnit unit, int day) {
    int length = months(unit);
    return Math.floorDiv(CivilMonths.month(day) - yearShift, length) * length + yearShift;
  }

  private static int months(PeriodUnit unit) {
    return switch (unit) {
      case MONTH -> 1;
      case QUARTER -> 3;
      case YEAR -> 12;
      case DAY, WEEK -> throw new IllegalArgumentException(unit + " is not made of months");
    };
  }
}
