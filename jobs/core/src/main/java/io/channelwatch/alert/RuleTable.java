package io.channelwatch.alert;

import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Touched;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.Reads;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.RuleScope;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule program laid out for evaluation: each rule has a slot, and for everything that can change
 * it is known which slots read it. Sets of slots are not to be changed by callers.
 */
final class RuleTable {

  private static final List<String> OPEN_DEAL_FUNCTIONS =
      List.of("open_", "overdue_", "stalled_", "slipped_");

  private final RuleProgram program;
  private final Map<String, Integer> slots = new HashMap<>();
  private final BitSet dealRules = new BitSet();
  private final Map<Measure, BitSet> measureReaders = new HashMap<>();
  private final BitSet openDealReaders = new BitSet();
  private final BitSet targetReaders = new BitSet();
  private final BitSet profileReaders = new BitSet();
  private final BitSet dayReaders = new BitSet();
  private final BitSet hourReaders = new BitSet();

  RuleTable(RuleProgram program) {
    this.program = program;
    List<Rule> rules = program.rules();
    for (int slot = 0; slot < rules.size(); slot++) {
      Rule rule = rules.get(slot);
      slots.put(rule.id(), slot);
      dealRules.set(slot, rule.scope() == RuleScope.DEAL);
      index(slot, rule);
    }
  }

  RuleProgram program() {
    return program;
  }

  int size() {
    return program.rules().size();
  }

  Rule rule(int slot) {
    return program.rules().get(slot);
  }

  /** The slot of the rule that an alert belongs to; -1 if it is gone or has another scope. */
  int slotOf(AlertState alert) {
    Integer slot = slots.get(alert.ruleId());
    return slot == null || rule(slot).scope() != alert.scope() ? -1 : slot;
  }

  /** Rules that are evaluated for each open deal; all others are for the partner. */
  BitSet dealRules() {
    return dealRules;
  }

  /** Rules that the turn of a day can change. */
  BitSet dayReaders() {
    return dayReaders;
  }

  /** Rules that the turn of an hour can change. */
  BitSet hourReaders() {
    return hourReaders;
  }

  /** Adds the rules that read, of the partner as a whole, something that was touched. */
  void addReaders(Touched touched, BitSet into) {
    for (Measure measure : touched.measures()) {
      BitSet readers = measureReaders.get(measure);
      if (readers != null) {
        into.or(readers);
      }
    }
    if (touched.openDeals()) {
      into.or(openDealReaders);
    }
    if (touched.targets()) {
      into.or(targetReaders);
    }
    if (touched.profile()) {
      into.or(profileReaders);
    }
  }

  private void index(int slot, Rule rule) {
    Reads reads = rule.reads();
    for (Measure measure : reads.measures()) {
      measureReaders.computeIfAbsent(measure, any -> new BitSet()).set(slot);
    }
    openDealReaders.set(slot, readsOpenDeals(rule));
    targetReaders.set(slot, reads.targets());
    profileReaders.set(slot, reads.profile());
    dayReaders.set(slot, reads.days() || reads.hours());
    hourReaders.set(slot, reads.hours());
  }

  /** A change of one deal concerns a rule's other deals only through what it reads of them all. */
  private static boolean readsOpenDeals(Rule rule) {
    return rule.reads().openDeals()
        && (rule.scope() == RuleScope.PARTNER
            || rule.reads().calls().stream().anyMatch(RuleTable::countsOpenDeals));
  }

  private static boolean countsOpenDeals(Call call) {
    return OPEN_DEAL_FUNCTIONS.stream().anyMatch(call.function()::startsWith);
  }
}
