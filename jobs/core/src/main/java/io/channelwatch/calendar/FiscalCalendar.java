package io.channelwatch.calendar;

/**
 * The program's days, hours and periods in its own time zone. Immutable, safe for any thread. Days
 * are days since 1970-01-01, instants milliseconds since the UTC epoch.
 */
public final class FiscalCalendar {

  private final Program program;

  /** The calendar of a program. */
  public FiscalCalendar(Program program) {
    this.program = program;
  }

  /** Whose calendar it is. */
  public Program program() {
    return program;
  }

  /** The day that holds an instant. */
  public int day(long instant) {
    return unwritten();
  }

  /** The first instant of a day; where midnight is skipped, the first one after. */
  public long startOfDay(int day) {
    return unwritten();
  }

  /** The first day of the period that holds a day. */
  public int firstDay(PeriodUnit unit, int day) {
    return unwritten();
  }

  /** The first day of the period after the one that holds a day. */
  public int firstDayAfter(PeriodUnit unit, int day) {
    return unwritten();
  }

  /** The first day of the period before the one that holds a day. */
  public int previousFirstDay(PeriodUnit unit, int day) {
    return unwritten();
  }

  /** The first instant of the clock hour that holds an instant. */
  public long startOfHour(long instant) {
    return unwritten();
  }

  /** The first instant, not before the given one, at which a clock hour begins. */
  public long hourTickAtOrAfter(long instant) {
    return unwritten();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // until the bodies are written
  private static <T> T unwritten() {
    throw new UnsupportedOperationException();
  }
}
