package io.channelwatch.alert;

import io.channelwatch.calendar.FiscalCalendar;
import io.channelwatch.event.DealVersion;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Profile;
import io.channelwatch.event.Rejection;
import io.channelwatch.event.Target;
import io.channelwatch.kpi.FxRates;
import io.channelwatch.kpi.HistoryLimits;
import io.channelwatch.kpi.PartnerAt;
import io.channelwatch.kpi.PartnerHistory;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.RuleProgram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches partners: takes up their records and evaluates the rules on them. A caller evaluates a
 * partner at the first evaluation instant at or after a record became known, at the instant that
 * the last evaluation named, and when the rules change; what is told is as if it had been evaluated
 * at every full hour too. Instants must not decrease. For one thread at a time.
 */
public final class PartnerWatch {

  private final FiscalCalendar calendar;
  private final HistoryLimits limits;
  private final PartnerAt view;
  private final DueRules due;
  private final PartnerEvaluation evaluation;
  private final WakeUp wakeUp;
  private final @Nullable KpiTeller kpis;
  private RuleTable table = new RuleTable(RuleProgram.EMPTY, false);
  private Facts facts;
  private Holds holds = Holds.NONE;
  private @Nullable HeldRules heldRules;

  /**
   * A watch that tells alerts alone.
   *
   * @param evaluationInterval the grid of evaluation instants, in milliseconds; divides 15 minutes
   */
  public PartnerWatch(FiscalCalendar calendar, HistoryLimits limits, long evaluationInterval) {
    this(calendar, limits, evaluationInterval, null);
  }

  private PartnerWatch(
      FiscalCalendar calendar,
      HistoryLimits limits,
      long evaluationInterval,
      @Nullable KpiTeller kpis) {
    this.calendar = calendar;
    this.limits = limits;
    PartnerState nobody = create("");
    this.view = new PartnerAt(nobody.history(), 0);
    this.facts = Facts.of(view, table.program());
    this.due = new DueRules(calendar);
    this.evaluation =
        new PartnerEvaluation(
            nobody,
            table,
            facts,
            new AlertLifecycle(PeriodStarts.of(calendar), evaluationInterval),
            new TransitionComposer(calendar));
    this.wakeUp = new WakeUp(calendar);
    this.kpis = kpis;
  }

  /**
   * A watch that tells catalog values too, after they changed.
   *
   * @param kpiInterval how often they are told at most, in milliseconds
   */
  public static PartnerWatch tellingKpis(
      FiscalCalendar calendar, HistoryLimits limits, long evaluationInterval, long kpiInterval) {
    return new PartnerWatch(
        calendar, limits, evaluationInterval, new KpiTeller(calendar, kpiInterval));
  }

  /** A partner of which nothing is known. */
  public PartnerState create(String partnerId) {
    return new PartnerState(
        partnerId,
        new PartnerHistory(partnerId, calendar, limits),
        new AlertStates(List.of()),
        new Trails());
  }

  /**
   * Takes up a record. Unless its history says that the record was a repeat, the partner is due at
   * the next evaluation instant; otherwise no later than its state says.
   *
   * @param knownAt when it became known; {@code Long.MIN_VALUE}: from the beginning
   * @return why it cannot be used, and nothing has changed; null otherwise
   */
  public @Nullable Rejection apply(
      PartnerState state, PartnerEvent event, long knownAt, FxRates rates) {
    PartnerHistory history = state.history();
    Rejection rejection = history.apply(event, knownAt, rates);
    if (rejection != null) {
      return rejection;
    }
    if (knownAt != Long.MIN_VALUE && !isTimeless(event)) {
      state.startTicking(calendar.hourTickAtOrAfter(knownAt));
    }
    if (!history.repeated()) {
      state.countRecord();
      if (event instanceof DealVersion deal) {
        state.touchedDeals().add(deal.dealId());
      }
    }
    return null;
  }

  /** Holds what is to be held from the instant of the next evaluation on. */
  public void hold(Holds next) {
    holds = next;
    heldRules = null;
  }

  private HeldRules heldRules(RuleTable rules) {
    if (heldRules == null) {
      heldRules = HeldRules.of(holds, rules);
    }
    return heldRules;
  }

  /**
   * Evaluates a partner at an instant.
   *
   * @param program the rules in force
   * @param previous the rules of the partner's last evaluation, which word the end of what they no
   *     longer hold; needed at a change of the rules alone, null where they are not known
   * @param at the instant, a multiple of the evaluation interval
   */
  public Evaluation evaluate(
      PartnerState state, RuleProgram program, @Nullable RuleProgram previous, long at) {
    RuleTable rules = tableOf(program);
    List<AlertState> removed = state.alerts().place(rules);
    view.turnTo(state.history(), at);
    due.find(state, rules, view);
    facts.turnTo(state.readings(rules));
    evaluation.begin(state, rules, facts);
    boolean held = !holds.isNone(at);
    if (held && at == holds.from()) {
      due.slots().or(heldRules(rules).released());
    }
    state.trails().changed(due.slots(), rules);
    boolean retired = state.history().retired();
    if (!retired && calendar.hourTickAtOrAfter(calendar.startOfDay(view.today())) == at) {
      state.trails().note(view.today(), rules, facts);
    }
    evaluation.endRemoved(removed, previous);
    if (retired) {
      evaluation.retire();
    } else {
      if (held) {
        evaluation.hold(heldRules(rules));
        if (at == holds.from()) {
          evaluation.putOff();
        }
      }
      evaluation.step(due);
    }
    PartnerKpis told = null;
    long wakeAt = retired ? Long.MAX_VALUE : wakeUp.after(at, state, rules);
    state.toldKpis().mayDiffer |= due.kpis();
    if (kpis != null && !retired && state.isTicking()) {
      told = kpis.tell(state, rules, facts);
      wakeAt = Math.min(wakeAt, kpis.nextAt(state));
    }
    if (retired) {
      // Nothing applies to it, so nothing is known of its rules when it returns.
      state.forgetReadings();
    }
    state.evaluated(at, wakeAt);
    return Evaluation.of(evaluation.transitions(), told);
  }

  // A program is compiled once and handed in again and again: comparing its rules would cost more
  // than evaluating them.
  @SuppressWarnings("ReferenceEquality")
  private RuleTable tableOf(RuleProgram program) {
    if (table.program() != program) {
      table = new RuleTable(program, kpis != null);
      facts = Facts.of(view, program);
      heldRules = null;
    }
    return table;
  }

  /** Whether a record was known from the beginning. */
  private static boolean isTimeless(PartnerEvent event) {
    return (event instanceof Profile profile && profile.updatedAt() == null)
        || (event instanceof Target target && target.updatedAt() == null);
  }
}
