package io.channelwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.PeriodUnit;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.PartnerEvent;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** An answer says for how long it stands: until then, while nothing is told, it stands indeed. */
class StandingAnswersTest {

  private static final Map<String, ToDoubleFunction<PartnerView>> QUESTIONS = questions();

  private record Answer(double number, int today, int standsThrough, boolean grows) {

    static Answer of(ToDoubleFunction<PartnerView> question, PartnerView view) {
      double number = question.applyAsDouble(view);
      return new Answer(number, view.today(), view.standsThrough(), view.growsDaily());
    }

    double on(int day) {
      return grows ? number + day - today : number;
    }

    boolean tells(int day) {
      return grows || day <= standsThrough;
    }
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void anAnswerStandsAsLongAsItSays(
      @ForAll long seed,
      @ForAll("zones") ZoneId zone,
      @ForAll("retentions") int retentionDays,
      @ForAll boolean dataSince) {
    Program program =
        new Program(
            null,
            zone,
            "USD",
            (int) (1 + Math.floorMod(seed, 12L)),
            DayOfWeek.MONDAY,
            dataSince ? (Integer) Records.day("2025-01-20") : null);
    FiscalCalendar calendar = new FiscalCalendar(program);
    HistoryLimits limits = new HistoryLimits(Records.days(retentionDays), Records.days(20));
    PartnerHistory history = new PartnerHistory("p1", calendar, limits);
    FxRates rates = FxRates.of("USD", RandomRecords.rates());
    RandomRecords random = new RandomRecords(seed);
    long now = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    for (int step = 0; step < 40; step++) {
      now += random.step();
      PartnerEvent event = random.record(now);
      history.apply(event, now, rates);
      if (random.chance(10)) {
        now = askDayByDay(history, now);
      }
    }
    askDayByDay(history, now);
  }

  /** Asks everything on each of the days to come, for as long as nothing known happens. */
  private static long askDayByDay(PartnerHistory history, long from) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    long at = from;
    for (int days = 0; days < 45 && at < history.nextArrival(); days++) {
      PartnerView view = history.at(at);
      QUESTIONS.forEach(
          (name, question) -> {
            Answer now = Answer.of(question, view);
            Answer before = answers.get(name);
            if (before != null && before.tells(view.today())) {
              assertThat((Double) before.on(view.today()))
                  .as("%s on %d, asked on %d", name, view.today(), before.today())
                  .isEqualTo((Double) now.number());
            } else {
              answers.put(name, now);
            }
          });
      at += 86_400_000L;
    }
    return at;
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of("UTC", "America/New_York", "Asia/Kolkata", "Pacific/Apia")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<Integer> retentions() {
    return Arbitraries.of(800, 60, 25);
  }

  private static Map<String, ToDoubleFunction<PartnerView>> questions() {
    Map<String, ToDoubleFunction<PartnerView>> questions = new LinkedHashMap<>();
    for (String name : List.of("registrations", "wins.sourced", "revenue", "activity")) {
      Measure measure = Measure.parse(name);
      for (String window :
          List.of("1d", "7d", "30d", "week", "month", "quarter", "prev_month", "year", "all")) {
        addWindow(questions, measure, Window.parse(window));
      }
      for (String offset : List.of("1d", "7d", "31d")) {
        addWindow(questions, measure, Window.parse("14d", offset));
      }
      for (String window : List.of("prev_month_to_date", "prev_quarter_to_date")) {
        addWindow(questions, measure, Window.parse(window));
      }
      questions.put("days since " + name, view -> view.daysSince(measure));
    }
    for (double days : new double[] {-1, 0, 0.5, 7, 30}) {
      questions.put("overdue " + days, view -> view.overdueCount(days));
      questions.put("overdue value " + days, view -> view.overdueValue(days));
      questions.put("stalled " + days, view -> view.stalledCount(days));
      questions.put("stalled value " + days, view -> view.stalledValue(days));
    }
    for (PeriodUnit unit : PeriodUnit.values()) {
      questions.put("closing in " + unit, view -> view.openCountClosingIn(unit));
      questions.put("closing value in " + unit, view -> view.openValueClosingIn(unit));
      questions.put("target of " + unit, view -> view.target("revenue", unit));
      questions.put("elapsed of " + unit, view -> view.elapsed(unit));
    }
    questions.put("open", view -> view.openCount(null));
    questions.put("slipped", PartnerView::slippedCount);
    questions.put("slipped value", PartnerView::slippedValue);
    questions.put("tenure", PartnerView::tenureDays);
    return questions;
  }

  private static void addWindow(
      Map<String, ToDoubleFunction<PartnerView>> questions, Measure measure, Window window) {
    String what = measure.name() + " in " + window;
    questions.put("count of " + what, view -> view.count(measure, window));
    questions.put("sum of " + what, view -> view.sum(measure, window));
    questions.put("days with " + what, view -> view.daysWith(measure, window));
  }
}
