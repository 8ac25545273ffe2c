package io.channelwatch.alerting.alert;

import io.channelwatch.alert.Holds;
import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.alerting.rule.RulesInForce;
import io.channelwatch.event.FxRate;
import io.channelwatch.kpi.FxRates;
import io.channelwatch.rule.RuleProgram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What holds for every partner: rates, rules, and the topics that have fallen silent. It is
 * broadcast, so each task knows the same.
 */
final class Reference {

  private final FxRates rates;
  private final RulesInForce rules;
  private final StaleTopics staleTopics;
  private final BroadcastState<String, FxRate> ratesState;
  private final BroadcastState<Long, RulesInForce.Dated> rulesState;
  private final BroadcastState<String, long[]> freshnessState;

  /** Nothing is known yet. */
  Reference(OperatorStateStore store, WatchSettings options) throws Exception {
    rates = new FxRates(options.settings().program().currency());
    rules = new RulesInForce(options.compiler());
    staleTopics = new StaleTopics(options.settings());
    ratesState =
        store.getBroadcastState(
            new MapStateDescriptor<>("rates", Types.STRING, TypeInformation.of(FxRate.class)));
    rulesState =
        store.getBroadcastState(
            new MapStateDescriptor<>(
                "rules", Types.LONG, TypeInformation.of(RulesInForce.Dated.class)));
    freshnessState =
        store.getBroadcastState(
            new MapStateDescriptor<>(
                "freshness", Types.STRING, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  /** Takes up a record: a rate holds from now on, all else from an instant to come. */
  void take(ReferenceRecord reference, WatchClock clock) {
    if (reference.rate() != null) {
      rates.apply(reference.rate());
    } else if (reference.rules() != null) {
      rules.add(clock.tickOf(reference.knownAt()), reference.rules());
    } else if (reference.heard() != null) {
      staleTopics.heard(reference.heard(), reference.knownAt(), clock.instant());
    }
  }

  /**
   * The next instant at which something changes; {@link Long#MAX_VALUE}: nothing does.
   *
   * @param silentUntil up to where a topic of which nothing was heard counts as silent
   */
  long nextChange(long silentUntil) {
    return Math.min(rules.nextTick(), staleTopics.nextChange(silentUntil));
  }

  /** Whether rules are to take effect at an instant. */
  boolean rulesChangeAt(long tick) {
    return rules.nextTick() == tick;
  }

  /** Lets them; whether they did: those that do not pass the check are refused. */
  boolean changeRules(long tick) {
    return rules.reach(tick);
  }

  /** Whether topics become stale or return at an instant. */
  boolean topicsChangeAt(long tick) {
    return staleTopics.nextChange(tick) == tick;
  }

  /** Lets them; what there is to tell of it. */
  List<Transition> changeTopics(long tick) {
    return staleTopics.change(tick, rules.program());
  }

  /** The rates known. */
  FxRates rates() {
    return rates;
  }

  /** The rules in force. */
  RuleProgram rules() {
    return rules.program();
  }

  /** The rules that were in force before. */
  RuleProgram previousRules() {
    return rules.previous();
  }

  /** What silent topics hold. */
  Holds holds() {
    return staleTopics.holds();
  }

  /** Of how many topics it was told that they are stale, and not yet that they are no more. */
  int openTopics() {
    return staleTopics.open();
  }

  /** Gives a checkpoint what it keeps. */
  void store() throws Exception {
    ratesState.clear();
    for (FxRate rate : rates.snapshot()) {
      ratesState.put(rate.currency() + "|" + rate.effectiveOn(), rate);
    }
    rulesState.clear();
    for (RulesInForce.Dated dated : rules.snapshot()) {
      rulesState.put(dated.tick(), dated);
    }
    freshnessState.clear();
    freshnessState.putAll(staleTopics.snapshot());
  }

  /** Takes up a checkpoint's, of a clock that stood at an instant. */
  void restore(long clock) throws Exception {
    for (Map.Entry<String, FxRate> rate : ratesState.immutableEntries()) {
      rates.apply(rate.getValue());
    }
    List<RulesInForce.Dated> updates = new ArrayList<>();
    rulesState.immutableEntries().forEach(entry -> updates.add(entry.getValue()));
    rules.restore(updates, clock);
    Map<String, long[]> freshness = new HashMap<>();
    freshnessState
        .immutableEntries()
        .forEach(entry -> freshness.put(entry.getKey(), entry.getValue()));
    staleTopics.restore(freshness, clock);
  }
}
