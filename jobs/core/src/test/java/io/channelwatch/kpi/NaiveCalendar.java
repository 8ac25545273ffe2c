package io.channelwatch.kpi;

import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.calendar.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** A program's days, windows and periods as they are now, with the dates of the JDK. */
final class NaiveCalendar {

  private final Program program;
  private final HistoryLimits limits;
  private long now = Long.MIN_VALUE;

  NaiveCalendar(Program program, HistoryLimits limits) {
    this.program = program;
    this.limits = limits;
  }

  /** It is at least so late. */
  void advance(long instant) {
    now = Math.max(now, instant);
  }

  long now() {
    return now;
  }

  /** Whether a window holds an instant. */
  boolean covers(Window window, long at) {
    if (window.kind() == Window.Kind.ALL) {
      return true;
    }
    if (at > now) {
      return false;
    }
    if (window.kind() == Window.Kind.HOURS) {
      ZonedDateTime hour = zoned(now).truncatedTo(ChronoUnit.HOURS);
      Instant first =
          hour.toInstant().minus(window.length() + window.offset() - 1, ChronoUnit.HOURS);
      Instant end = hour.toInstant().minus(window.offset() - 1, ChronoUnit.HOURS);
      boolean early = at < first.toEpochMilli();
      return !early && (window.offset() == 0 || at < end.toEpochMilli());
    }
    LocalDate date = date(at);
    return !date.isBefore(keptFrom())
        && !date.isBefore(first(window))
        && !date.isAfter(last(window));
  }

  private LocalDate first(Window window) {
    LocalDate today = today();
    return switch (window.kind()) {
      case DAYS -> today.minusDays(window.offset() + window.length() - 1L);
      case DAY -> today;
      case WEEK -> start(PeriodUnit.WEEK, today);
      case MONTH -> start(PeriodUnit.MONTH, today);
      case QUARTER -> start(PeriodUnit.QUARTER, today);
      case YEAR -> start(PeriodUnit.YEAR, today);
      case PREV_DAY -> today.minusDays(1);
      case PREV_WEEK -> start(PeriodUnit.WEEK, today).minusWeeks(1);
      case PREV_MONTH, PREV_MONTH_TO_DATE -> start(PeriodUnit.MONTH, today).minusMonths(1);
      case PREV_QUARTER, PREV_QUARTER_TO_DATE -> start(PeriodUnit.QUARTER, today).minusMonths(3);
      case PREV_YEAR, PREV_YEAR_TO_DATE -> start(PeriodUnit.YEAR, today).minusYears(1);
      case HOURS, ALL -> throw new IllegalStateException();
    };
  }

  private LocalDate last(Window window) {
    LocalDate today = today();
    return switch (window.kind()) {
      case DAYS -> today.minusDays(window.offset());
      case DAY, WEEK, MONTH, QUARTER, YEAR -> today;
      case PREV_DAY -> today.minusDays(1);
      case PREV_WEEK -> start(PeriodUnit.WEEK, today).minusDays(1);
      case PREV_MONTH -> start(PeriodUnit.MONTH, today).minusDays(1);
      case PREV_QUARTER -> start(PeriodUnit.QUARTER, today).minusDays(1);
      case PREV_YEAR -> start(PeriodUnit.YEAR, today).minusDays(1);
      case PREV_MONTH_TO_DATE -> toDate(window, PeriodUnit.MONTH);
      case PREV_QUARTER_TO_DATE -> toDate(window, PeriodUnit.QUARTER);
      case PREV_YEAR_TO_DATE -> toDate(window, PeriodUnit.YEAR);
      case HOURS, ALL -> throw new IllegalStateException();
    };
  }

  private LocalDate toDate(Window window, PeriodUnit unit) {
    LocalDate start = start(unit, today());
    long dayOfPeriod = ChronoUnit.DAYS.between(start, today()) + 1;
    LocalDate last = first(window).plusDays(dayOfPeriod - 1);
    return last.isBefore(start) ? last : start.minusDays(1);
  }

  double elapsed(PeriodUnit unit) {
    LocalDate start = start(unit, today());
    double passed = ChronoUnit.DAYS.between(start, today()) + 1;
    return passed / ChronoUnit.DAYS.between(start, end(unit, today()));
  }

  /** The first day of the period that holds a day. */
  LocalDate start(PeriodUnit unit, LocalDate date) {
    LocalDate month = date.withDayOfMonth(1);
    return switch (unit) {
      case DAY -> date;
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(program.weekStarts()));
      case MONTH -> month;
      case QUARTER -> {
        while (Math.floorMod(month.getMonthValue() - program.fiscalYearStartMonth(), 3) != 0) {
          month = month.minusMonths(1);
        }
        yield month;
      }
      case YEAR -> {
        while (month.getMonthValue() != program.fiscalYearStartMonth()) {
          month = month.minusMonths(1);
        }
        yield month;
      }
    };
  }

  /** The first day of the period after it. */
  LocalDate end(PeriodUnit unit, LocalDate date) {
    LocalDate start = start(unit, date);
    return switch (unit) {
      case DAY -> start.plusDays(1);
      case WEEK -> start.plusWeeks(1);
      case MONTH -> start.plusMonths(1);
      case QUARTER -> start.plusMonths(3);
      case YEAR -> start.plusYears(1);
    };
  }

  /** What happened on days before it is forgotten, but for what counts over all time. */
  LocalDate keptFrom() {
    Instant midnight = today().atStartOfDay(program.timeZone()).toInstant();
    return date(midnight.toEpochMilli() - limits.retentionMillis());
  }

  LocalDate today() {
    return date(now);
  }

  LocalDate date(long instant) {
    return zoned(instant).toLocalDate();
  }

  private ZonedDateTime zoned(long instant) {
    return Instant.ofEpochMilli(instant).atZone(program.timeZone());
  }
}
