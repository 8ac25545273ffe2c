package io.channelwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.Activity;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Revenue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.SoftAssertions;

/** Compares a partner's history with one that keeps every record and computes naively. */
class PartnerHistoryModelTest {

  private static final List<Window> WINDOWS = windows();
  private static final List<String> MEASURES = measures();

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void agreesWithTheNaiveHistory(
      @ForAll long seed,
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(min = 1, max = 12) int fiscalYearStartMonth,
      @ForAll("retentions") int retentionDays,
      @ForAll boolean dataSince) {
    Program program =
        new Program(
            null,
            zone,
            "USD",
            fiscalYearStartMonth,
            DayOfWeek.of(1 + fiscalYearStartMonth % 7),
            dataSince ? (Integer) Records.day("2024-12-24") : null);
    HistoryLimits limits = new HistoryLimits(Records.days(retentionDays), Records.days(20));
    FiscalCalendar calendar = new FiscalCalendar(program);
    PartnerHistory history = new PartnerHistory("p1", calendar, limits);
    NaiveHistory naive = new NaiveHistory(program, limits, RandomRecords.rates());
    FxRates rates = FxRates.of("USD", RandomRecords.rates());
    RandomRecords random = new RandomRecords(seed);
    long now = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    for (int step = 0; step < 60; step++) {
      now += random.step();
      if (!random.chance(4)) {
        PartnerEvent event = random.record(now);
        if (isTooOld(event, now - limits.retentionMillis())) {
          continue;
        }
        boolean used = history.apply(event, now, rates) == null;
        assertThat(used).as("%s", event).isEqualTo(naive.apply(event, now));
      }
      if (random.chance(5)) {
        history = copy(history, calendar, limits);
      }
      if (random.chance(8)) {
        naive.advance(now);
        compare(history, naive, now, someOf(MEASURES, random));
      }
    }
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of("UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<Integer> retentions() {
    return Arbitraries.of(800, 60, 25);
  }

  /** What is refused before it reaches a history. */
  private static boolean isTooOld(PartnerEvent event, long oldest) {
    return (event instanceof Revenue revenue && revenue.occurredAt() < oldest)
        || (event instanceof Activity activity && activity.occurredAt() < oldest);
  }

  /** The history as it comes back from its bytes, which come back the same. */
  static PartnerHistory copy(
      PartnerHistory history, FiscalCalendar calendar, HistoryLimits limits) {
    byte[] bytes = bytes(history);
    Decoder in = new Decoder(bytes);
    PartnerHistory copy = PartnerHistory.read(in, "p1", calendar, limits);
    assertThat(in.isEnd()).isTrue();
    assertThat(bytes(copy)).isEqualTo(bytes);
    return copy;
  }

  static byte[] bytes(PartnerHistory history) {
    Encoder out = new Encoder();
    history.write(out);
    return out.toBytes();
  }

  /** Not all at once, so that each is first asked for at some time or other. */
  private static List<String> someOf(List<String> measures, RandomRecords random) {
    return measures.stream().filter(measure -> random.chance(2)).toList();
  }

  private static void compare(
      PartnerHistory history, NaiveHistory naive, long at, List<String> measures) {
    PartnerView view = history.at(at);
    SoftAssertions softly = new SoftAssertions();
    for (String name : measures) {
      Measure measure = Measure.parse(name);
      for (Window window : WINDOWS) {
        String what = name + " in " + window;
        same(softly, "count " + what, view.count(measure, window), naive.count(name, window));
        same(softly, "sum " + what, view.sum(measure, window), naive.sum(name, window));
        same(
            softly,
            "days_with " + what,
            view.daysWith(measure, window),
            naive.daysWith(name, window));
        if (measure.isDealMeasure()) {
          softly
              .assertThat(history.deals(DealSelection.counted(measure, window), at, 9))
              .as("deals of " + what)
              .extracting(DealFacts::id)
              .isEqualTo(naive.deals().dealsCounted(name, window));
        }
      }
      same(softly, "days_since " + name, view.daysSince(measure), naive.daysSince(name));
      if (!measure.isDealMeasure()) {
        LastRecord last = history.lastRecord(measure);
        softly
            .assertThat(last == null ? null : last.eventId())
            .as("last of " + name)
            .isEqualTo(naive.lastEventId(name));
      }
    }
    compareDeals(softly, view, naive);
    compareReference(softly, history, view, naive);
    softly.assertThat(history.nextArrival()).as("next arrival").isEqualTo(naive.nextArrival());
    softly.assertAll();
  }

  private static void compareDeals(SoftAssertions softly, PartnerView view, NaiveHistory naive) {
    List<DealStage> stages = new ArrayList<>(List.of(DealStage.values()));
    stages.add(null);
    for (DealStage stage : stages) {
      same(
          softly,
          "open " + stage,
          view.openCount(stage),
          naive.deals().count(naive.deals().inStage(stage)));
      same(
          softly,
          "value " + stage,
          view.openValue(stage),
          naive.deals().value(naive.deals().inStage(stage)));
    }
    for (PeriodUnit unit : PeriodUnit.values()) {
      double count = naive.deals().count(naive.deals().closingIn(unit));
      same(softly, "closing " + unit, view.openCountClosingIn(unit), count);
      double value = naive.deals().value(naive.deals().closingIn(unit));
      same(softly, "closing value " + unit, view.openValueClosingIn(unit), value);
    }
    for (double days : new double[] {0, 1, 14, 30}) {
      same(
          softly,
          "overdue",
          view.overdueCount(days),
          naive.deals().count(naive.deals().overdue(days)));
      same(
          softly,
          "overdue value",
          view.overdueValue(days),
          naive.deals().value(naive.deals().overdue(days)));
      same(
          softly,
          "stalled",
          view.stalledCount(days),
          naive.deals().count(naive.deals().stalled(days)));
      same(
          softly,
          "stalled value",
          view.stalledValue(days),
          naive.deals().value(naive.deals().stalled(days)));
    }
    same(softly, "slipped", view.slippedCount(), naive.deals().count(naive.deals().slipped()));
    same(
        softly, "slipped value", view.slippedValue(), naive.deals().value(naive.deals().slipped()));
  }

  private static void compareReference(
      SoftAssertions softly, PartnerHistory history, PartnerView view, NaiveHistory naive) {
    for (PeriodUnit unit : PeriodUnit.values()) {
      double target = naive.target("revenue", unit);
      same(softly, "target " + unit, view.target("revenue", unit), target);
      same(softly, "elapsed " + unit, view.elapsed(unit), naive.elapsed(unit));
    }
    same(softly, "tenure", view.tenureDays(), naive.tenureDays());
    softly.assertThat(view.profile()).isEqualTo(naive.profile());
    softly.assertThat(history.retired()).as("retired").isEqualTo(naive.retired());
  }

  private static void same(SoftAssertions softly, String what, double actual, double expected) {
    if (Double.doubleToLongBits(actual + 0.0) != Double.doubleToLongBits(expected + 0.0)) {
      softly.assertThat(actual).as(what).isEqualTo(expected);
    }
  }

  private static List<Window> windows() {
    List<Window> windows = new ArrayList<>();
    for (Window.Kind kind : Window.Kind.values()) {
      if (kind != Window.Kind.HOURS && kind != Window.Kind.DAYS) {
        windows.add(new Window(kind, 0, 0));
      }
    }
    windows.add(Window.parse("1h"));
    windows.add(Window.parse("5h"));
    windows.add(Window.parse("168h"));
    windows.add(Window.parse("24h", "24h"));
    windows.add(Window.parse("1h", "1h"));
    windows.add(Window.parse("167h", "1h"));
    windows.add(Window.parse("1d"));
    windows.add(Window.parse("30d"));
    windows.add(Window.parse("4w", "1d"));
    windows.add(Window.parse("30d", "31d"));
    return windows;
  }

  private static List<String> measures() {
    List<String> measures = new ArrayList<>(List.of("customers", "activity", "activity_amount"));
    for (String deal : DealMeasure.baseNames()) {
      measures.add(deal);
      measures.add(deal + ".influenced");
    }
    for (String suffix : List.of("", ".sourced", ".fulfilled", ".new", ".renewal")) {
      measures.add("revenue" + suffix);
    }
    for (String type : RandomRecords.ACTIVITY_TYPES) {
      measures.add("activity." + type);
      measures.add("activity_amount." + type);
    }
    return measures;
  }
}
