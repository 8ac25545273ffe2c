package io.channelwatch.kpi;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.Target;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** Records of one partner in a few words; money is in whole units. */
final class Records {

  static final String PARTNER = "p1";

  private Records() {}

  static FiscalCalendar calendar(String zone) {
    return new FiscalCalendar(new Program(null, ZoneId.of(zone), "USD", 1, DayOfWeek.MONDAY, null));
  }

  static HistoryLimits limits() {
    return new HistoryLimits(days(800), days(35));
  }

  static long days(int days) {
    return days * 86_400_000L;
  }

  static long instant(String text) {
    return Instant.parse(text.length() == 10 ? text + "T00:00:00Z" : text).toEpochMilli();
  }

  static int day(String text) {
    return (int) LocalDate.parse(text).toEpochDay();
  }

  static long money(long units) {
    return units * 10_000;
  }

  /** A sourced deal; more of it is said by the methods that follow. */
  static DealVersion deal(
      String id, long version, String occurredAt, DealStage stage, long amount) {
    long at = instant(occurredAt);
    return new DealVersion(
        id + "-" + version,
        id,
        PARTNER,
        version,
        at,
        stage,
        at,
        at,
        stage.isOpen() ? null : (Long) at,
        money(amount),
        "USD",
        null,
        Attribution.SOURCED,
        null,
        null);
  }

  static DealVersion registered(DealVersion deal, String registeredAt) {
    return with(deal, instant(registeredAt), deal.expectedCloseOn(), deal.attribution());
  }

  static DealVersion expected(DealVersion deal, String expectedCloseOn) {
    return with(deal, deal.registeredAt(), day(expectedCloseOn), deal.attribution());
  }

  static DealVersion attributed(DealVersion deal, Attribution attribution) {
    return with(deal, deal.registeredAt(), deal.expectedCloseOn(), attribution);
  }

  static DealVersion in(DealVersion deal, String currency) {
    return new DealVersion(
        deal.eventId(),
        deal.dealId(),
        deal.partnerId(),
        deal.version(),
        deal.occurredAt(),
        deal.stage(),
        deal.stageEnteredAt(),
        deal.registeredAt(),
        deal.closedAt(),
        deal.amount(),
        currency,
        deal.expectedCloseOn(),
        deal.attribution(),
        null,
        null);
  }

  static Revenue revenue(String id, String occurredAt, long amount) {
    return revenue(id, occurredAt, amount, null);
  }

  static Revenue revenue(String id, String occurredAt, long amount, String customer) {
    return new Revenue(
        id,
        PARTNER,
        instant(occurredAt),
        money(amount),
        "USD",
        Attribution.SOURCED,
        RevenueType.NEW,
        null,
        customer,
        null);
  }

  static Activity activity(String id, String occurredAt, String type) {
    return new Activity(id, PARTNER, instant(occurredAt), type, money(1), null, null);
  }

  static Activity spending(String id, String occurredAt, String type, long amount) {
    return new Activity(id, PARTNER, instant(occurredAt), type, money(1), money(amount), "USD");
  }

  static Profile profile(String updatedAt, String tier, PartnerStatus status) {
    return new Profile(
        PARTNER,
        updatedAt == null ? null : (Long) instant(updatedAt),
        "Acme",
        null,
        tier,
        null,
        null,
        status,
        day("2025-01-01"),
        null,
        null,
        Map.of());
  }

  static Target target(String metric, String start, String end, long value, String updatedAt) {
    return new Target(
        PARTNER,
        metric,
        day(start),
        day(end),
        money(value),
        null,
        updatedAt == null ? null : (Long) instant(updatedAt));
  }

  private static DealVersion with(
      DealVersion deal, long registeredAt, Integer expectedCloseOn, Attribution attribution) {
    return new DealVersion(
        deal.eventId(),
        deal.dealId(),
        deal.partnerId(),
        deal.version(),
        deal.occurredAt(),
        deal.stage(),
        deal.stageEnteredAt(),
        registeredAt,
        deal.closedAt(),
        deal.amount(),
        deal.currency(),
        expectedCloseOn,
        attribution,
        null,
        null);
  }
}
