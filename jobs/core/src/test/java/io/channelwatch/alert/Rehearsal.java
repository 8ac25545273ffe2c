package io.channelwatch.alert;

import io.channelwatch.alert.AsIfAlwaysEvaluatedTest.Scenario;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.kpi.FxRates;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.rule.RuleProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/** Plays a scenario through a watch, and collects what is told of alerts and of KPIs. */
final class Rehearsal {

  private final Scenario scenario;
  private final FxRates rates = new FxRates("USD");
  private final PartnerWatch watch;
  private final PartnerStateCodec codec;
  private final List<Transition> told = new ArrayList<>();
  private final List<PartnerKpis> kpis = new ArrayList<>();
  private ObjLongConsumer<PartnerState> afterEvaluation = (partner, at) -> {};
  private PartnerState state;
  private RuleProgram program = RuleProgram.EMPTY;
  private long reached = Long.MIN_VALUE;
  private int taken;
  private long tickingSince = Long.MAX_VALUE;
  private NavigableMap<Long, Holds> holds = new TreeMap<>();

  Rehearsal(Scenario scenario, HistoryLimits limits) {
    this(scenario, limits, new PartnerWatch(scenario.calendar(), limits, scenario.interval()));
  }

  Rehearsal(Scenario scenario, HistoryLimits limits, PartnerWatch watch) {
    this.scenario = scenario;
    this.watch = watch;
    this.codec = new PartnerStateCodec(scenario.calendar(), limits);
    this.state = watch.create("p1");
    for (PartnerEvent event : scenario.beginning()) {
      watch.apply(state, event, Long.MIN_VALUE, rates);
    }
  }

  /** Shows the partner after each evaluation. */
  Rehearsal show(ObjLongConsumer<PartnerState> consumer) {
    afterEvaluation = consumer;
    return this;
  }

  /** Lets topics hold what reads them, by the instants from which on they do. */
  Rehearsal holding(NavigableMap<Long, Holds> byInstant) {
    holds = byInstant;
    return this;
  }

  /** What was told of alerts. */
  List<Transition> told() {
    return told;
  }

  /** What was told of KPIs. */
  List<PartnerKpis> kpis() {
    return kpis;
  }

  /** The rules in force. */
  RuleProgram program() {
    return program;
  }

  /** Evaluates every rule at every event tick, full hour, deadline and rule tick. */
  List<Transition> evaluateAlways() {
    long at = Long.MIN_VALUE;
    while (true) {
      long deadline =
          state.alertStates().stream().mapToLong(AlertState::deadline).min().orElse(Long.MAX_VALUE);
      at =
          Math.min(
              Math.min(nextEvent(), Math.min(nextProgram(at), nextHolds(at))),
              Math.min(deadline, nextHour(at)));
      if (at > scenario.until()) {
        return told;
      }
      boolean fullHour = at == nextHour(at - 1);
      boolean news = takeRecords(at);
      boolean released = hold(at);
      if (news || released || fullHour || at == deadline || scenario.programs().containsKey(at)) {
        state.forgetReadings();
        evaluate(at);
      }
    }
  }

  /** Evaluates at event and rule ticks, and when the watch asks for it. */
  List<Transition> evaluateSparsely(boolean restoring) {
    return evaluateSparsely(scenario.until(), restoring);
  }

  /** The same up to an instant; the next call goes on from there. */
  List<Transition> evaluateSparsely(long until, boolean restoring) {
    while (true) {
      long wakeAt = state.wakeAt();
      long at =
          Math.min(
              Math.min(nextEvent(), nextProgram(reached)), Math.min(wakeAt, nextHolds(reached)));
      if (at > until) {
        return told;
      }
      reached = at;
      boolean news = takeRecords(at);
      if (restoring) {
        state = codec.read(codec.write(state));
      }
      boolean ruleTick = scenario.programs().containsKey(at);
      boolean released = hold(at);
      if (news || released || at == wakeAt || ruleTick) {
        evaluate(at);
      }
      if (restoring) {
        state = codec.read(codec.write(state));
      }
    }
  }

  private void evaluate(long at) {
    RuleProgram previous = program;
    program = scenario.programs().getOrDefault(at, program);
    Evaluation evaluation = watch.evaluate(state, program, previous, at);
    told.addAll(evaluation.transitions());
    if (evaluation.kpis() != null) {
      kpis.add(evaluation.kpis());
    }
    afterEvaluation.accept(state, at);
  }

  /** Applies what is taken up at a tick; whether any of it is news. */
  private boolean takeRecords(long tick) {
    boolean news = false;
    while (taken < scenario.known().size() && nextEvent() == tick) {
      RandomHistory.Known known = scenario.known().get(taken++);
      if (watch.apply(state, known.event(), known.at(), rates) == null) {
        tickingSince = Math.min(tickingSince, known.at());
        news |= !state.history().repeated();
      }
    }
    return news;
  }

  private long nextEvent() {
    return taken == scenario.known().size()
        ? Long.MAX_VALUE
        : EvaluationGrid.ceil(scenario.known().get(taken).at(), scenario.interval());
  }

  private long nextProgram(long after) {
    Long tick = scenario.programs().higherKey(after);
    return tick == null ? Long.MAX_VALUE : tick;
  }

  private long nextHolds(long after) {
    Long tick = holds.higherKey(after);
    return tick == null ? Long.MAX_VALUE : tick;
  }

  /** Holds what is held from an instant on; whether the partner is due for that. */
  private boolean hold(long at) {
    Holds next = holds.get(at);
    if (next != null) {
      watch.hold(next);
    }
    return next != null && next.concernEveryPartner() && state.isEvaluated();
  }

  private long nextHour(long after) {
    return tickingSince == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : scenario.calendar().hourTickAtOrAfter(Math.max(after + 1, tickingSince));
  }
}
