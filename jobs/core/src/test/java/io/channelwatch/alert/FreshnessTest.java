package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.DAY;
import static io.channelwatch.alert.TestRules.HOUR;
import static io.channelwatch.event.PartnerTopic.CLOSED_REVENUE;
import static io.channelwatch.event.PartnerTopic.PARTNER_ACTIVITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.PartnerTopic;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FreshnessTest {

  private static final FiscalCalendar NEW_YORK = calendar("America/New_York");

  /** Puts its clocks by half an hour. */
  private static final FiscalCalendar LORD_HOWE = calendar("Australia/Lord_Howe");

  private static final FiscalCalendar UTC = calendar("UTC");

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void isWhatComesOfLookingHourByHour(@ForAll long seed) {
    Random random = new Random(seed);
    FiscalCalendar calendar = List.of(NEW_YORK, LORD_HOWE, UTC).get(random.nextInt(3));
    Map<PartnerTopic, Patience> patience =
        Map.of(
            PARTNER_ACTIVITY,
            business(calendar, random),
            CLOSED_REVENUE,
            new Patience.Of(calendar, HOUR * (1 + random.nextInt(60))));
    List<Long> hours = NaiveFreshness.hours(calendar, 60 * 24);
    Map<PartnerTopic, List<Long>> heard =
        Map.of(
            PARTNER_ACTIVITY, NaiveFreshness.draw(random, hours),
            CLOSED_REVENUE, NaiveFreshness.draw(random, hours));

    List<String> looked = new NaiveFreshness(calendar, patience, heard).play(hours);

    assertThat(steps(patience, heard, hours, random)).isEqualTo(looked);
  }

  /** Goes on in steps of many sizes, and now and then from what was written down. */
  private static List<String> steps(
      Map<PartnerTopic, Patience> patience,
      Map<PartnerTopic, List<Long>> heard,
      List<Long> hours,
      Random random) {
    List<String> told = new ArrayList<>();
    Freshness freshness = new Freshness(patience);
    int at = 0;
    while (at < hours.size()) {
      int next = Math.min(hours.size(), at + 1 + random.nextInt(random.nextBoolean() ? 5 : 200));
      long after = at == 0 ? Long.MIN_VALUE : hours.get(at - 1);
      long until = hours.get(next - 1);
      for (PartnerTopic topic : heard.keySet()) {
        // More may have been heard than the step goes, in any order.
        List<Long> some = new ArrayList<>(heard.get(topic));
        some.removeIf(hour -> hour <= after || hour > until + 3 * HOUR);
        Collections.shuffle(some, random);
        for (long hour : some) {
          freshness.heard(topic, hour);
        }
      }
      for (long change = freshness.nextChange(until);
          change <= until;
          change = freshness.nextChange(until)) {
        List<Freshness.News> news = freshness.change(change);
        told.add(NaiveFreshness.line(change, news, freshness.holds()));
      }
      if (random.nextInt(3) == 0) {
        Freshness restored = new Freshness(patience);
        restored.restore(freshness.snapshot(), until + 1);
        freshness = restored;
      }
      at = next;
    }
    return told;
  }

  @Example
  void aTopicThatWasNeverHeardOfIsFresh() {
    Freshness freshness = new Freshness(Map.of(CLOSED_REVENUE, new Patience.Of(UTC, HOUR)));
    assertThat(freshness.nextChange(1000 * DAY)).isEqualTo(Long.MAX_VALUE);
  }

  @Example
  void nothingChangesBeforeARestartWhateverTheSettingsAre() {
    long start = at("2026-03-02T10:00:00Z");
    Freshness patient = new Freshness(Map.of(CLOSED_REVENUE, new Patience.Of(UTC, 24 * HOUR)));
    patient.heard(CLOSED_REVENUE, start);
    assertThat(patient.nextChange(start + 20 * HOUR)).isEqualTo(Long.MAX_VALUE);

    Freshness impatient = new Freshness(Map.of(CLOSED_REVENUE, new Patience.Of(UTC, 6 * HOUR)));
    impatient.restore(patient.snapshot(), start + 21 * HOUR);

    assertThat(impatient.nextChange(start + 20 * HOUR)).isEqualTo(Long.MAX_VALUE);
    assertThat(impatient.nextChange(start + 30 * HOUR)).isEqualTo(start + 21 * HOUR);
    assertThat(impatient.change(start + 21 * HOUR))
        .containsExactly(new Freshness.News(CLOSED_REVENUE, true, start + 21 * HOUR, start));
  }

  @Example
  void whoStopsListeningLetsRulesGoOn() {
    long start = at("2026-03-02T10:00:00Z");
    Freshness freshness = new Freshness(Map.of(CLOSED_REVENUE, new Patience.Of(UTC, 6 * HOUR)));
    freshness.heard(CLOSED_REVENUE, start);
    assertThat(freshness.change(freshness.nextChange(start + DAY)))
        .singleElement()
        .satisfies(news -> assertThat(news.stale()).isTrue());

    Freshness deaf = new Freshness(Map.of());
    deaf.restore(freshness.snapshot(), start + 9 * HOUR);

    assertThat(deaf.holds().hold(CLOSED_REVENUE.bit())).isTrue();
    assertThat(deaf.nextChange(start + DAY)).isEqualTo(start + 9 * HOUR);
    assertThat(deaf.change(start + 9 * HOUR))
        .containsExactly(new Freshness.News(CLOSED_REVENUE, false, start + 6 * HOUR, start));
    assertThat(deaf.holds().hold(CLOSED_REVENUE.bit())).isFalse();
    assertThat(deaf.holds().lost(CLOSED_REVENUE.bit())).isEqualTo(3 * HOUR);
    assertThat(deaf.nextChange(start + 90 * DAY)).isEqualTo(Long.MAX_VALUE);
  }

  @Example
  void aSpanOverClocksPutByHalfAnHourEndsWithAFullHour() {
    // On 5 April 2026 at 02:00 (15:00Z) it is 01:30 again: full hours are at half past in UTC.
    long before = at("2026-04-04T10:00:00Z");
    Patience sixHours = new Patience.Of(LORD_HOWE, 6 * HOUR);
    assertThat(sixHours.runsOutAt(new TreeSet<>(), before)).isEqualTo(at("2026-04-04T16:30:00Z"));
    assertThat(sixHours.settledAt(before)).isEqualTo(at("2026-04-04T16:30:00Z"));
    assertThat(new Patience.BusinessDay(LORD_HOWE, Set.of()).settledAt(before))
        .isEqualTo(at("2026-04-05T10:30:00Z"));
  }

  @Example
  void aBusinessDayIsAWholeOneFromMondayToFriday() {
    // Five weeks up to Friday 6 March, before a weekend on which clocks are put forward.
    TreeSet<Long> busy = new TreeSet<>();
    for (long hour = at("2026-02-01T05:00:00Z"); hour <= at("2026-03-06T17:00:00Z"); hour += HOUR) {
      busy.add(hour);
    }
    Patience patience = new Patience.BusinessDay(NEW_YORK, Set.of());
    assertThat(patience.runsOutAt(busy, at("2026-03-03T15:00:00Z")))
        .isEqualTo(at("2026-03-05T05:00:00Z"));
    assertThat(patience.runsOutAt(busy, at("2026-03-06T17:00:00Z")))
        .isEqualTo(at("2026-03-10T04:00:00Z"));
    assertThat(patience.runsOutAt(busy, at("2026-03-07T17:00:00Z")))
        .isEqualTo(at("2026-03-10T04:00:00Z"));
    // From the very start of a day that one is whole.
    assertThat(patience.runsOutAt(busy, at("2026-03-03T05:00:00Z")))
        .isEqualTo(at("2026-03-04T05:00:00Z"));
  }

  @Example
  void aDayThatIsOftenQuietSaysNothing() {
    // Mondays and Wednesdays are busy; Tuesdays are quiet.
    TreeSet<Long> busy = new TreeSet<>();
    for (String day :
        List.of(
            "2026-03-02",
            "2026-03-04",
            "2026-03-09",
            "2026-03-11",
            "2026-03-16",
            "2026-03-18",
            "2026-03-23",
            "2026-03-25",
            "2026-03-30")) {
      for (int hour = 9; hour < 17; hour++) {
        busy.add(at(day + "T00:00:00Z") + hour * HOUR);
      }
    }
    long last = at("2026-03-30T16:00:00Z");
    Patience patience = new Patience.BusinessDay(UTC, Set.of());
    assertThat(patience.runsOutAt(busy, last)).isEqualTo(at("2026-04-02T00:00:00Z"));

    int wednesday = UTC.day(at("2026-04-01T12:00:00Z"));
    Patience closed = new Patience.BusinessDay(UTC, Set.of(wednesday));
    assertThat(closed.runsOutAt(busy, last)).isEqualTo(at("2026-04-07T00:00:00Z"));

    busy.remove(at("2026-03-04T09:00:00Z"));
    assertThat(patience.runsOutAt(busy, last)).isEqualTo(at("2026-04-07T00:00:00Z"));
    Patience open = new Patience.BusinessDay(UTC, Set.of(wednesday - 28));
    assertThat(open.runsOutAt(busy, last)).isEqualTo(at("2026-04-02T00:00:00Z"));

    assertThat(patience.runsOutAt(new TreeSet<>(Set.of(0L)), 0)).isEqualTo(Patience.NEVER);
  }

  /** With a few holidays. */
  private static Patience business(FiscalCalendar calendar, Random random) {
    int first = (int) LocalDate.of(2026, 2, 9).toEpochDay();
    Set<Integer> holidays = new HashSet<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      holidays.add(first + random.nextInt(60));
    }
    return new Patience.BusinessDay(calendar, holidays);
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static FiscalCalendar calendar(String zone) {
    return new FiscalCalendar(new Program(null, ZoneId.of(zone), "USD", 1, DayOfWeek.MONDAY, null));
  }
}
