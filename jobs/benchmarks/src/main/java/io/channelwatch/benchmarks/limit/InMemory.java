package io.channelwatch.benchmarks.limit;

import io.channelwatch.alert.PartnerState;
import io.channelwatch.alert.PartnerStateCodec;
import io.channelwatch.alert.PartnerWatch;
import io.channelwatch.alert.Transition;
import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.config.Settings;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.kpi.FxRates;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.rule.RuleProgram;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The limit that a job is measured against: one thread with everything in memory, nothing written,
 * no order to be made. It works with the job's own core, so it must tell the same alerts. Records
 * come in the order in which they became known.
 */
public final class InMemory {

  private final PartnerWatch watch;
  private final PartnerStateCodec codec;
  private final long interval;
  private final FxRates rates;
  private final Consumer<Transition> alerts;
  private final Map<String, PartnerState> states = new HashMap<>();
  private final Set<PartnerState> news = new LinkedHashSet<>();
  private RuleProgram rules = RuleProgram.EMPTY;
  private long rulesTick = Long.MAX_VALUE;
  private RuleProgram inForce = RuleProgram.EMPTY;
  private long tick = Long.MIN_VALUE;

  /** Watches as a job with these settings does; what is told is in order for each partner. */
  public InMemory(Settings settings, Consumer<Transition> alerts) {
    FiscalCalendar calendar = new FiscalCalendar(settings.program());
    HistoryLimits limits =
        new HistoryLimits(settings.historyRetention(), settings.ingest().dedupHorizon());
    this.interval = settings.evaluationInterval();
    this.watch = new PartnerWatch(calendar, limits, interval);
    this.codec = new PartnerStateCodec(calendar, limits);
    this.rates = new FxRates(settings.program().currency());
    this.alerts = alerts;
  }

  /** Takes up an exchange rate. */
  public void rate(FxRate rate) {
    rates.apply(rate);
  }

  /** Takes up rules, which take effect at the first tick at or after they became known; once. */
  public void rules(RuleProgram program, long knownAt) {
    rules = program;
    rulesTick = tickOf(knownAt);
  }

  /**
   * Takes up a record; its partner is evaluated when the records of the same tick are in.
   *
   * @param knownAt in milliseconds since the epoch; {@code Long.MIN_VALUE}: from the beginning
   */
  public void record(PartnerEvent event, long knownAt) {
    PartnerState state = states.computeIfAbsent(event.partnerId(), watch::create);
    if (knownAt == Long.MIN_VALUE) {
      var unused = watch.apply(state, event, knownAt, rates);
      return;
    }
    moveTo(tickOf(knownAt));
    catchUp(state, tick - 1);
    if (watch.apply(state, event, knownAt, rates) == null && !state.history().repeated()) {
      news.add(state);
    }
  }

  /** Evaluates every partner up to the tick of the last record. */
  public void finish() {
    evaluateNews();
    states.values().forEach(state -> catchUp(state, tick));
  }

  /** How many bytes the partners' states take, as the job writes them. */
  public long stateBytes() {
    return states.values().stream().mapToLong(state -> codec.write(state).length).sum();
  }

  /** How many partners there are. */
  public int partners() {
    return states.size();
  }

  private long tickOf(long knownAt) {
    return -Math.floorDiv(-knownAt, interval) * interval;
  }

  private void moveTo(long next) {
    if (next == tick) {
      return;
    }
    evaluateNews();
    if (tick < rulesTick && rulesTick < next) {
      tick = rulesTick;
      evaluateNews();
    }
    tick = next;
  }

  private void evaluateNews() {
    Collection<PartnerState> due = news;
    if (tick == rulesTick) {
      states.values().forEach(state -> catchUp(state, tick - 1));
      inForce = rules;
      due = states.values();
    }
    for (PartnerState state : due) {
      evaluate(state, tick);
    }
    news.clear();
  }

  private void catchUp(PartnerState state, long until) {
    while (state.wakeAt() <= until) {
      evaluate(state, state.wakeAt());
    }
  }

  private void evaluate(PartnerState state, long at) {
    List<Transition> told = watch.evaluate(state, inForce, RuleProgram.EMPTY, at).transitions();
    for (int i = 0; i < told.size(); i++) {
      alerts.accept(told.get(i));
    }
  }
}
