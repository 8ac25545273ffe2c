package io.channelwatch.alert;

import static java.lang.Double.NaN;

import io.channelwatch.event.Attribution;
import io.channelwatch.event.DealStage;
import io.channelwatch.kpi.DealView;
import io.channelwatch.rule.Facts;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.RuleScope;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of one partner after another: which alerts are stepped, and what is told of them.
 */
final class PartnerEvaluation {

  private static final Comparator<Transition> BY_RULE_AND_SUBJECT =
      Comparator.comparing(Transition::ruleId).thenComparing(Transition::subjectId);

  private final AlertLifecycle lifecycle;
  private final TransitionComposer composer;
  private final List<Transition> transitions = new ArrayList<>();

  /** The rules on deals that are stepped for every open deal. */
  private final BitSet everyDeal = new BitSet();

  /** Those that are stepped only for deals that changed or have grown old enough. */
  private final BitSet someDeals = new BitSet();

  private PartnerState state;
  private AlertStates alerts;
  private RuleTable rules;
  private Facts facts;
  private HeldRules held = HeldRules.NONE;
  private long at;

  /**
   * Nothing is evaluated yet.
   *
   * @param nobody of which nothing is known, before the first partner
   */
  PartnerEvaluation(
      PartnerState nobody,
      RuleTable rules,
      Facts facts,
      AlertLifecycle lifecycle,
      TransitionComposer composer) {
    this.state = nobody;
    this.alerts = nobody.alerts();
    this.rules = rules;
    this.facts = facts;
    this.lifecycle = lifecycle;
    this.composer = composer;
  }

  /** Begins the evaluation of a partner, to which the facts have turned. */
  void begin(PartnerState next, RuleTable rulesInForce, Facts nextFacts) {
    state = next;
    alerts = next.alerts();
    rules = rulesInForce;
    facts = nextFacts;
    held = HeldRules.NONE;
    at = facts.partner().at();
    transitions.clear();
  }

  /** What is told, ordered by rule and subject. */
  List<Transition> transitions() {
    if (transitions.isEmpty()) {
      return List.of();
    }
    transitions.sort(BY_RULE_AND_SUBJECT);
    return List.copyOf(transitions);
  }

  /** Ends the alerts of rules that are gone, in the words of the rules before. */
  void endRemoved(List<AlertState> removed, @Nullable RuleProgram previous) {
    for (int i = 0; i < removed.size(); i++) {
      AlertState alert = removed.get(i);
      Step step = lifecycle.end(alert, ResolveReason.RULE_REMOVED);
      if (step.change() != null) {
        RemovedRule rule = RemovedRule.of(alert, previous);
        Facts before = Facts.of(facts.partner(), rule.program());
        tell(ToldRule.of(rule.rule()), alert.subjectId(), step.change(), before);
      }
    }
  }

  /** Ends every alert of a partner that has left the program. */
  void retire() {
    for (AlertState alert : alerts.all()) {
      int slot = rules.slotOf(alert);
      Step step = lifecycle.end(alert, rules.rule(slot), ResolveReason.PARTNER_RETIRED);
      tell(rules.told(slot), alert.subjectId(), step.change(), facts);
    }
    alerts.clear();
  }

  /** Lets the rules that are held tell nothing. */
  void hold(HeldRules rulesHeld) {
    held = rulesHeld;
  }

  /** Puts off what alerts wait for, where a topic that their rules read is back. */
  void putOff() {
    AlertHold hold = new AlertHold(lifecycle);
    for (AlertState alert : alerts.all()) {
      int slot = rules.slotOf(alert);
      if (held.lost(slot) > 0) {
        alerts.replace(slot, alert, hold.putOff(alert, rules.rule(slot), held.lost(slot), at));
      }
    }
  }

  /** Steps what is due. */
  void step(DueRules due) {
    stepPartnerRules(due.slots());
    if (rules.dealRules().isEmpty()) {
      return;
    }
    endClosedDeals(due.all());
    everyDeal.clear();
    everyDeal.or(rules.dealRules());
    everyDeal.and(due.slots());
    someDeals.clear();
    someDeals.or(rules.dealRules());
    someDeals.andNot(everyDeal);
    if (!everyDeal.isEmpty()) {
      state.history().forEachOpenDeal(at, deal -> stepDeal(everyDeal, deal));
    }
    if (!someDeals.isEmpty()) {
      stepSomeDeals();
    }
    if (due.turned()) {
      stepOlderDeals(due.lastDay());
    }
  }

  private void stepPartnerRules(BitSet due) {
    boolean deadlines = alerts.deadline() <= at;
    for (int slot = deadlines ? 0 : due.nextSetBit(0); slot >= 0 && slot < rules.size(); ) {
      AlertState alert = alerts.ofPartner(slot);
      boolean isDue = due.get(slot) || (alert != null && alert.deadline() <= at);
      if (isDue && !rules.dealRules().get(slot)) {
        stepAlert(slot, alert, state.partnerId(), facts);
      }
      slot = deadlines ? slot + 1 : due.nextSetBit(slot + 1);
    }
  }

  /** Rules whose reading of the partner is unchanged: deals that changed, and deadlines. */
  private void stepSomeDeals() {
    for (String dealId : state.touchedDeals()) {
      DealView deal = state.history().openDeal(dealId, at);
      if (deal != null) {
        stepDeal(someDeals, deal);
      }
    }
    if (alerts.deadline() <= at) {
      for (int slot = someDeals.nextSetBit(0); slot >= 0; slot = someDeals.nextSetBit(slot + 1)) {
        stepDeadlines(slot);
      }
    }
  }

  /** Rules on deals that have grown old enough for them since a day. */
  private void stepOlderDeals(int since) {
    someDeals.and(rules.dealAgeReaders());
    if (!someDeals.isEmpty()) {
      state
          .history()
          .forEachTurnedDeal(since, at, rules.dealTurns(), deal -> stepDeal(someDeals, deal));
    }
  }

  private void stepDeadlines(int slot) {
    for (AlertState alert : alerts.ofDeals(slot)) {
      if (alert.deadline() <= at) {
        DealView deal = state.history().openDeal(alert.subjectId(), at);
        if (deal != null) {
          stepAlert(slot, alert, deal.id(), facts.about(deal));
        }
      }
    }
  }

  private void stepDeal(BitSet slots, DealView deal) {
    Facts aboutDeal = facts.about(deal);
    for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
      stepAlert(slot, alerts.ofDeal(slot, deal.id()), deal.id(), aboutDeal);
    }
  }

  private void endClosedDeals(boolean all) {
    BitSet slots = rules.dealRules();
    for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
      if (all) {
        for (AlertState alert : alerts.ofDeals(slot)) {
          endIfClosed(slot, alert);
        }
      } else {
        for (String dealId : state.touchedDeals()) {
          endIfClosed(slot, alerts.ofDeal(slot, dealId));
        }
      }
    }
  }

  private void endIfClosed(int slot, @Nullable AlertState alert) {
    if (alert == null || state.history().isOpen(alert.subjectId())) {
      return;
    }
    Step step = lifecycle.end(alert, rules.rule(slot), ResolveReason.DEAL_CLOSED);
    alerts.replace(slot, alert, null);
    tell(rules.told(slot), alert.subjectId(), step.change(), facts);
  }

  private void stepAlert(int slot, @Nullable AlertState before, String subjectId, Facts about) {
    Rule rule = rules.rule(slot);
    Step step =
        held.holds(slot)
            ? new AlertHold(lifecycle).step(before, rule, subjectId, about, at)
            : lifecycle.step(before, rule, subjectId, about, at);
    alerts.replace(slot, before, step.next());
    tell(rules.told(slot), subjectId, step.change(), about);
  }

  private void tell(ToldRule told, String subjectId, Step.@Nullable Change change, Facts about) {
    if (change != null) {
      boolean missesDeal = told.rule().scope() == RuleScope.DEAL && about.deal() == null;
      Facts described = missesDeal ? about.about(dealView(subjectId)) : about;
      transitions.add(composer.compose(state, told, change, described, rules.program().version()));
    }
  }

  /** A deal in whatever stage; one that history has let go of has nothing but its id. */
  private DealView dealView(String dealId) {
    DealView known = state.history().deal(dealId, at);
    return known == null
        ? new DealView(dealId, DealStage.WITHDRAWN, Attribution.UNKNOWN, NaN, NaN, NaN, NaN, NaN)
        : known;
  }
}
