package io.channelwatch.config;

import io.channelwatch.calendar.Program;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code program}. */
final class ProgramReader {

  private static final Pattern MONTH_DAY = Pattern.compile("(0[1-9]|1[0-2])-01");

  private final Section section;

  ProgramReader(Section section) {
    this.section = section;
  }

  Program read() {
    String name = section.text("name", "");
    Program program =
        new Program(
            name.isEmpty() ? null : name,
            section.oneOf("time_zone", ZoneOffset.UTC, zones()),
            section.oneOf("currency", "USD", currencies()),
            section.value(
                "fiscal_year_starts",
                1,
                "the first day of a month as MM-DD, such as 02-01",
                ProgramReader::month),
            section.oneOf("week_starts", DayOfWeek.MONDAY, weekdays()),
            dataSince());
    section.refuseOthers();
    return program;
  }

  private @Nullable Integer dataSince() {
    int never = Integer.MIN_VALUE;
    int day = section.value("data_since", never, "a date such as 2025-01-01", ProgramReader::day);
    return day == never ? null : day;
  }

  private static @Nullable Integer month(String text) {
    Matcher matcher = MONTH_DAY.matcher(text);
    return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
  }

  private static @Nullable Integer day(String text) {
    try {
      return Math.toIntExact(LocalDate.parse(text).toEpochDay());
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static Map<String, ZoneId> zones() {
    Map<String, ZoneId> zones = new TreeMap<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      zones.put(id, ZoneId.of(id));
    }
    zones.put("UTC", ZoneOffset.UTC);
    return zones;
  }

  private static Map<String, String> currencies() {
    Map<String, String> currencies = new TreeMap<>();
    for (Currency currency : Currency.getAvailableCurrencies()) {
      currencies.put(currency.getCurrencyCode(), currency.getCurrencyCode());
    }
    return currencies;
  }

  private static Map<String, DayOfWeek> weekdays() {
    Map<String, DayOfWeek> weekdays = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      weekdays.put(day.name().toLowerCase(Locale.ROOT), day);
    }
    return weekdays;
  }
}
