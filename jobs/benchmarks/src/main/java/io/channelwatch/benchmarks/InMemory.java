package io.channelwatch.benchmarks;

import io.channelwatch.alert.PartnerState;
import io.channelwatch.alert.PartnerWatch;
import io.channelwatch.alert.Transition;
import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.calendar.Program;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.kpi.FxRates;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.rule.RuleProgram;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The limit that a job is measured against: one thread with everything in memory, no log, no
 * checkpoint, no order to be made. Records must come in the order in which they became known.
 */
public final class InMemory {

  private static final long SECOND = 1000;
  private static final long DAY = 86_400_000L;

  private final PartnerWatch watch;
  private final RuleProgram program;
  private final FxRates rates;
  private final Consumer<Transition> alerts;
  private final Map<String, PartnerState> states = new HashMap<>();
  private long evaluations;

  /** Watches with these rules; what is told goes to a consumer, partner by partner in order. */
  public InMemory(RuleProgram program, Program settings, Consumer<Transition> alerts) {
    this.program = program;
    this.watch =
        new PartnerWatch(
            new FiscalCalendar(settings), new HistoryLimits(400 * DAY, 30 * DAY), SECOND);
    this.rates = new FxRates(settings.currency());
    this.alerts = alerts;
  }

  /** Takes up what is known from the beginning. */
  public void reference(PartnerEvent event) {
    watch.apply(state(event.partnerId()), event, Long.MIN_VALUE, rates);
  }

  /** Takes up a record, and evaluates its partner. */
  public void record(PartnerEvent event, long knownAt) {
    PartnerState state = state(event.partnerId());
    long tick = -Math.floorDiv(-knownAt, SECOND) * SECOND;
    catchUp(state, tick - 1);
    watch.apply(state, event, knownAt, rates);
    evaluate(state, tick);
  }

  /** Evaluates every partner up to an instant. */
  public void finish(long until) {
    states.values().forEach(state -> catchUp(state, until));
  }

  /** How many evaluations there were. */
  public long evaluations() {
    return evaluations;
  }

  private void catchUp(PartnerState state, long until) {
    while (state.wakeAt() <= until) {
      evaluate(state, state.wakeAt());
    }
  }

  private void evaluate(PartnerState state, long tick) {
    evaluations++;
    List<Transition> told = watch.evaluate(state, program, null, tick).transitions();
    for (int i = 0; i < told.size(); i++) {
      alerts.accept(told.get(i));
    }
  }

  private PartnerState state(String partnerId) {
    PartnerState known = states.get(partnerId);
    if (known == null) {
      known = watch.create(partnerId);
      states.put(partnerId, known);
    }
    return known;
  }
}
