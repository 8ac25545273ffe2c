package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.DAY;
import static io.channelwatch.alert.TestRules.HOUR;
import static io.channelwatch.alert.TestRules.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.rule.RuleProgram;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AsIfAlwaysEvaluatedTest {

  private static final HistoryLimits LIMITS = new HistoryLimits(800 * DAY, 35 * DAY);

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void tellsTheSameWhereItSleepsWhileNothingCanChange(@ForAll long seed) {
    Scenario scenario = Scenario.draw(seed);

    List<Transition> always = new Rehearsal(scenario, LIMITS).evaluateAlways();
    List<Transition> sparsely = new Rehearsal(scenario, LIMITS).evaluateSparsely(false);

    assertThat(sparsely).isEqualTo(always);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void tellsTheSameWhereItsStateIsWrittenAndReadInBetween(@ForAll long seed) {
    Scenario scenario = Scenario.draw(seed);

    List<Transition> kept = new Rehearsal(scenario, LIMITS).evaluateSparsely(false);
    List<Transition> restored = new Rehearsal(scenario, LIMITS).evaluateSparsely(true);

    assertThat(restored).isEqualTo(kept);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void tellsTheSameWhereOneWatchLooksAtSeveralPartnersInTurn(@ForAll long seed) {
    List<Scenario> scenarios = Scenario.draw(seed).withOthers(new Random(~seed), 2);
    List<Rehearsal> alone = scenarios.stream().map(each -> rehearsal(each, watch(each))).toList();
    PartnerWatch shared = watch(scenarios.get(0));
    List<Rehearsal> inTurn = scenarios.stream().map(each -> rehearsal(each, shared)).toList();

    alone.forEach(each -> each.evaluateSparsely(false));
    for (long at = scenarios.get(0).from(); at <= scenarios.get(0).until(); at += HOUR) {
      for (Rehearsal each : inTurn) {
        each.evaluateSparsely(at, false);
      }
    }

    for (int i = 0; i < scenarios.size(); i++) {
      assertThat(inTurn.get(i).told()).isEqualTo(alone.get(i).told());
      assertThat(inTurn.get(i).kpis()).isEqualTo(alone.get(i).kpis());
    }
  }

  private static Rehearsal rehearsal(Scenario scenario, PartnerWatch watch) {
    return new Rehearsal(scenario, LIMITS, watch);
  }

  private static PartnerWatch watch(Scenario scenario) {
    return PartnerWatch.tellingKpis(scenario.calendar(), LIMITS, scenario.interval(), HOUR);
  }

  /** What becomes known of a partner, and which rules hold when. */
  record Scenario(
      FiscalCalendar calendar,
      long interval,
      List<PartnerEvent> beginning,
      List<RandomHistory.Known> known,
      TreeMap<Long, RuleProgram> programs,
      long from,
      long until) {

    static Scenario draw(long seed) {
      Random random = new Random(seed);
      String zone =
          List.of("UTC", "America/New_York", "Asia/Kolkata", "America/Havana")
              .get(random.nextInt(4));
      FiscalCalendar calendar =
          new FiscalCalendar(new Program(null, ZoneId.of(zone), "USD", 1, DayOfWeek.MONDAY, null));
      // Clocks change on 8 March in both zones that change them, a quarter ends with the month.
      String start = random.nextBoolean() ? "2026-03-05T07:00:00Z" : "2026-03-27T00:00:00Z";
      long from = Instant.parse(start).toEpochMilli();
      long until = from + 9 * DAY;
      long interval = List.of(1_000L, MINUTE, 15 * MINUTE).get(random.nextInt(3));
      TreeMap<Long, RuleProgram> programs = new TreeMap<>();
      RandomProgram rules = new RandomProgram(random);
      programs.put(from, rules.draw(1));
      for (int version = 2; random.nextInt(3) > 0; version++) {
        long tick = EvaluationGrid.ceil(random.nextLong(from, until), interval);
        programs.put(tick, rules.draw(version));
      }
      return of(random, calendar, interval, programs, from, until);
    }

    private static Scenario of(
        Random random,
        FiscalCalendar calendar,
        long interval,
        TreeMap<Long, RuleProgram> programs,
        long from,
        long until) {
      RandomHistory history = new RandomHistory(random, calendar, from, until);
      return new Scenario(
          calendar, interval, history.beginning(), history.draw(), programs, from, until);
    }

    /** This one and some of other partners under the same rules. */
    List<Scenario> withOthers(Random random, int others) {
      List<Scenario> all = new ArrayList<>(List.of(this));
      for (int i = 0; i < others; i++) {
        all.add(of(random, calendar, interval, programs, from, until));
      }
      return all;
    }
  }
}
