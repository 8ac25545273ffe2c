package io.channelwatch.alert;

import io.channelwatch.kpi.DealTurns;
import io.channelwatch.kpi.Measure;
import io.channelwatch.kpi.Touched;
import io.channelwatch.rule.Call;
import io.channelwatch.rule.Reads;
import io.channelwatch.rule.Rule;
import io.channelwatch.rule.RuleProgram;
import io.channelwatch.rule.RuleScope;
import io.channelwatch.rule.RuleValue;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule program laid out for evaluation: each rule and each call has a slot; it is known which
 * calls a change can concern, and which rules read a call. Sets of slots are not to be changed by
 * callers.
 */
final class RuleTable {

  private final RuleProgram program;
  private final boolean tellsKpis;
  private final Map<String, Integer> slots = new HashMap<>();
  private final BitSet dealRules = new BitSet();
  private final BitSet profileReaders = new BitSet();
  private final BitSet dealDayReaders = new BitSet();
  private final BitSet dealAgeReaders = new BitSet();
  private final DealTurns dealTurns;
  private final BitSet readCalls = new BitSet();
  private final BitSet otherCalls = new BitSet();
  private final BitSet[] callReaders;
  private final Map<Measure, BitSet> measureCalls = new HashMap<>();
  private final BitSet openDealCalls = new BitSet();
  private final BitSet targetCalls = new BitSet();
  private final BitSet profileCalls = new BitSet();
  private final BitSet dayCalls = new BitSet();
  private final BitSet hourCalls = new BitSet();
  private final List<ToldRule> told;
  private final List<RuleValue> noted;
  private final List<BitSet> notedBy;

  /**
   * Lays out a program.
   *
   * @param tellsKpis whether the catalog's values are asked for too: then it is one more reader,
   *     behind the rules
   */
  RuleTable(RuleProgram program, boolean tellsKpis) {
    this.program = program;
    this.tellsKpis = tellsKpis && !program.catalog().isEmpty();
    List<Call> calls = program.calls();
    Map<Call, Integer> callSlots = new HashMap<>();
    for (int slot = 0; slot < calls.size(); slot++) {
      callSlots.put(calls.get(slot), slot);
    }
    this.callReaders = new BitSet[calls.size()];
    List<Rule> rules = program.rules();
    for (int slot = 0; slot < rules.size(); slot++) {
      Rule rule = rules.get(slot);
      slots.put(rule.id(), slot);
      dealRules.set(slot, rule.scope() == RuleScope.DEAL);
      index(slot, rule.reads(), callSlots);
    }
    if (this.tellsKpis) {
      profileReaders.set(rules.size());
      calls.forEach(call -> read(rules.size(), call, callSlots));
    }
    otherCalls.set(0, calls.size());
    otherCalls.andNot(readCalls);
    this.told = rules.stream().map(ToldRule::of).toList();
    this.noted = noted(rules);
    this.notedBy = rules.stream().map(this::notedBy).toList();
    this.dealTurns = dealTurns(rules);
  }

  private static DealTurns dealTurns(List<Rule> rules) {
    Map<DealTurns.Age, Set<Double>> compared = new EnumMap<>(DealTurns.Age.class);
    for (Rule rule : rules) {
      rule.reads()
          .dealAges()
          .forEach(
              (age, numbers) ->
                  compared.computeIfAbsent(age, any -> new HashSet<>()).addAll(numbers));
    }
    return new DealTurns(compared);
  }

  private static List<RuleValue> noted(List<Rule> rules) {
    Map<String, RuleValue> byText = new LinkedHashMap<>();
    for (Rule rule : rules) {
      for (RuleValue value : rule.values()) {
        if (!value.ofDeal()) {
          byText.putIfAbsent(value.text(), value);
        }
      }
    }
    return List.copyOf(byText.values());
  }

  private BitSet notedBy(Rule rule) {
    Set<String> texts = new HashSet<>();
    rule.values().forEach(value -> texts.add(value.text()));
    BitSet values = new BitSet();
    for (int i = 0; i < noted.size(); i++) {
      values.set(i, texts.contains(noted.get(i).text()));
    }
    return values;
  }

  RuleProgram program() {
    return program;
  }

  int size() {
    return program.rules().size();
  }

  /** Whether there is nothing to evaluate. */
  boolean isEmpty() {
    return size() == 0 && !tellsKpis;
  }

  /** Whether the catalog's values are asked for: whoever reads anything may change one. */
  boolean tellsKpis() {
    return tellsKpis;
  }

  Rule rule(int slot) {
    return program.rules().get(slot);
  }

  /** The rule in a slot, to tell something of it. */
  ToldRule told(int slot) {
    return told.get(slot);
  }

  Call call(int slot) {
    return program.calls().get(slot);
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

  /** Rules that read fields of the profile; the catalog among the readers is behind the rules. */
  BitSet profileReaders() {
    return profileReaders;
  }

  /** Rules that {@link #dealTurns} tells when the turn of a day can change them. */
  BitSet dealAgeReaders() {
    return dealAgeReaders;
  }

  /** On which days the comparisons of a deal's ages can turn out differently. */
  DealTurns dealTurns() {
    return dealTurns;
  }

  /** Rules that the turn of any day can change through the age of something about a deal. */
  BitSet dealDayReaders() {
    return dealDayReaders;
  }

  /** Rules that read a call, which is one of {@link #readCalls}; the catalog is behind them. */
  BitSet readersOf(int call) {
    return callReaders[call];
  }

  /** The calls that rules read. */
  BitSet readCalls() {
    return readCalls;
  }

  /** The calls that no rule reads, but perhaps a message. */
  BitSet otherCalls() {
    return otherCalls;
  }

  /** The calls that the turn of a day can change. */
  BitSet dayCalls() {
    return dayCalls;
  }

  /** The calls that the turn of an hour can change. */
  BitSet hourCalls() {
    return hourCalls;
  }

  /** The partner's values that rules name, each once: what is noted day by day. */
  List<RuleValue> noted() {
    return noted;
  }

  /** Which of {@link #noted} a rule names. */
  BitSet notedBy(int rule) {
    return notedBy.get(rule);
  }

  /** Adds the calls that something that was touched can change. */
  void addCalls(Touched touched, BitSet into) {
    List<Measure> measures = touched.measures();
    for (int i = 0; i < measures.size(); i++) {
      BitSet calls = measureCalls.get(measures.get(i));
      if (calls != null) {
        into.or(calls);
      }
    }
    if (touched.openDeals()) {
      into.or(openDealCalls);
    }
    if (touched.targets()) {
      into.or(targetCalls);
    }
    if (touched.profile()) {
      into.or(profileCalls);
    }
  }

  private void index(int slot, Reads reads, Map<Call, Integer> callSlots) {
    profileReaders.set(slot, reads.profile());
    dealDayReaders.set(slot, reads.dealDays());
    dealAgeReaders.set(slot, !reads.dealDays() && !reads.dealAges().isEmpty());
    reads.calls().forEach(call -> read(slot, call, callSlots));
  }

  private void read(int reader, Call call, Map<Call, Integer> callSlots) {
    Integer known = callSlots.get(call);
    if (known == null) {
      throw new IllegalArgumentException("a rule reads a call that its program lacks: " + call);
    }
    if (callReaders[known] == null) {
      callReaders[known] = new BitSet();
      readCalls.set(known);
      index(known, call);
    }
    callReaders[known].set(reader);
  }

  private void index(int slot, Call call) {
    Measure measure = call.measure();
    if (measure != null) {
      measureCalls.computeIfAbsent(measure, any -> new BitSet()).set(slot);
    }
    openDealCalls.set(slot, call.readsOpenDeals());
    targetCalls.set(slot, call.readsTargets());
    profileCalls.set(slot, call.readsProfile());
    dayCalls.set(slot, call.turnsWithDays());
    hourCalls.set(slot, call.turnsWithHours());
  }
}
