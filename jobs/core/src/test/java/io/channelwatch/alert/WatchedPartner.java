package io.channelwatch.alert;

import static io.channelwatch.alert.TestRules.DAY;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.Activity;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.Contact;
import io.channelwatch.event.DealStage;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.PartnerStatus;
import io.channelwatch.event.PartnerTopic;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.kpi.FxRates;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One partner under watch, told as a story: evaluated every second, in UTC and US dollars. */
final class WatchedPartner {

  static final String ID = "p1";
  static final Contact CAM = new Contact("Ada", "ada@example.com", null, null);

  private static final HistoryLimits LIMITS = new HistoryLimits(800 * DAY, 35 * DAY);

  private final FiscalCalendar calendar =
      new FiscalCalendar(new Program(null, ZoneOffset.UTC, "USD", 1, DayOfWeek.MONDAY, null));
  private final PartnerWatch watch = new PartnerWatch(calendar, LIMITS, 1_000);
  private final FxRates rates = new FxRates("USD");
  private final PartnerState state = watch.create(ID);
  private final List<Transition> transitions = new ArrayList<>();
  private RuleProgram program = RuleProgram.EMPTY;
  private int records;

  static long instant(String text) {
    return Instant.parse(text).toEpochMilli();
  }

  /** Puts rules in force in place of those before, and evaluates. */
  WatchedPartner rules(String at, Rule... rules) {
    return rules(at, program, rules);
  }

  /** The same where the rules before are not known. */
  WatchedPartner rulesAfterARestart(String at, Rule... rules) {
    return rules(at, null, rules);
  }

  private WatchedPartner rules(String at, RuleProgram previous, Rule... rules) {
    program = TestRules.program(program.version() + 1, rules);
    return take(watch.evaluate(state, program, previous, instant(at)));
  }

  /** Takes up a record that becomes known at an instant, and evaluates there. */
  WatchedPartner takes(String at, PartnerEvent event) {
    knows(at, event);
    return evaluate(at);
  }

  /** Takes up a record without evaluating. */
  WatchedPartner knows(String at, PartnerEvent event) {
    if (watch.apply(state, event, instant(at), rates) != null) {
      throw new AssertionError(event + " was refused");
    }
    return this;
  }

  WatchedPartner evaluate(String at) {
    return take(watch.evaluate(state, program, program, instant(at)));
  }

  /** From an instant on, topics hold what reads them. */
  WatchedPartner hold(String at, int topics) {
    watch.hold(new Holds(instant(at), topics, 0, new long[0]));
    return this;
  }

  /** Topics speak again that were stale for some time; what reads them is held on. */
  WatchedPartner returns(String at, int topics, long lost) {
    long[] bySet = new long[1 << PartnerTopic.values().length];
    for (int set = 0; set < bySet.length; set++) {
      bySet[set] = (set & topics) == 0 ? 0 : lost;
    }
    watch.hold(new Holds(instant(at), topics, 0, bySet));
    return evaluate(at);
  }

  /** What reads these topics is held no more. */
  WatchedPartner releases(String at, int topics) {
    watch.hold(new Holds(instant(at), 0, topics, new long[0]));
    return evaluate(at);
  }

  /** How the warning of a rule stands. */
  LevelPhase phaseOf(String rule) {
    return state.alertStates().stream()
        .filter(alert -> alert.ruleId().equals(rule))
        .map(alert -> alert.levels().warning().phase())
        .findFirst()
        .orElse(LevelPhase.INACTIVE);
  }

  private WatchedPartner take(Evaluation evaluation) {
    transitions.addAll(evaluation.transitions());
    return this;
  }

  DealVersion deal(String id, long version, DealStage stage, double amount, String at) {
    Long closedAt = stage.isOpen() ? null : Long.valueOf(instant(at));
    return new DealVersion(
        "e" + records++,
        id,
        ID,
        version,
        instant(at),
        stage,
        instant(at),
        instant(at),
        closedAt,
        Math.round(amount * 10_000),
        "USD",
        (int) LocalDate.of(2026, 3, 10).toEpochDay(),
        Attribution.SOURCED,
        null,
        null);
  }

  /** The first version of a deal. */
  DealVersion open(String id, double amount, String at) {
    return deal(id, 1, DealStage.PROPOSAL, amount, at);
  }

  DealVersion won(String id, long version, double amount, String at) {
    return deal(id, version, DealStage.WON, amount, at);
  }

  Activity login(String at) {
    return new Activity("e" + records++, ID, instant(at), "portal_login", 10_000, null, null);
  }

  Revenue revenue(String at, double amount) {
    return new Revenue(
        "e" + records++,
        ID,
        instant(at),
        Math.round(amount * 10_000),
        "USD",
        Attribution.SOURCED,
        RevenueType.NEW,
        null,
        "c1",
        null);
  }

  static Profile profile(String updatedAt, String tier, PartnerStatus status) {
    return new Profile(
        ID,
        updatedAt == null ? null : Long.valueOf(instant(updatedAt)),
        "Northwind",
        "reseller",
        tier,
        null,
        null,
        status,
        null,
        CAM,
        null,
        Map.of());
  }

  PartnerState state() {
    return state;
  }

  String wakeAt() {
    long wakeAt = state.wakeAt();
    return wakeAt == Long.MAX_VALUE ? "never" : Instant.ofEpochMilli(wakeAt).toString();
  }

  List<Transition> transitions() {
    return transitions;
  }

  /** One line a transition. */
  List<String> told() {
    return transitions.stream()
        .map(
            it ->
                Instant.ofEpochMilli(it.at())
                    + " "
                    + it.ruleId()
                    + "|"
                    + it.subjectId()
                    + " "
                    + it.transition()
                    + (it.reason() == null ? "" : " " + it.reason()))
        .toList();
  }
}
