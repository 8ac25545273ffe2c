package io.channelwatch.calendar;

/**
 * Months of the Gregorian calendar, counted from the January of year 0, and their days, in plain
 * arithmetic: years are taken to begin in March, so that the leap day comes last. After Howard
 * Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
final class CivilMonths {

  private static final int DAYS_OF_ERA = 146_097;
  private static final int EPOCH_FROM_ERA = 719_468;

  private CivilMonths() {}

  /** The month that holds a day. */
  static int month(int day) {
    int shifted = day + EPOCH_FROM_ERA;
    int era = Math.floorDiv(shifted, DAYS_OF_ERA);
    int dayOfEra = shifted - era * DAYS_OF_ERA;
    int yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (DAYS_OF_ERA - 1)) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    return (era * 400 + yearOfEra) * 12 + monthFromMarch + 2;
  }

  /** The first day of a month. */
  static int firstDay(int month) {
    int fromMarch = month - 2;
    int year = Math.floorDiv(fromMarch, 12);
    int monthFromMarch = fromMarch - year * 12;
    int era = Math.floorDiv(year, 400);
    int yearOfEra = year - era * 400;
    int dayOfYear = (153 * monthFromMarch + 2) / 5;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_OF_ERA + dayOfEra - EPOCH_FROM_ERA;
  }
}
