package io.channelwatch.alerting.alert;

import io.channelwatch.alert.Evaluation;
import io.channelwatch.alert.PartnerKpis;
import io.channelwatch.alert.PartnerState;
import io.channelwatch.alert.PartnerWatch;
import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.ingest.DecodeFunction;
import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.PartnerRecordType;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.alerting.ingest.Refused;
import io.channelwatch.alerting.rule.RulesInForce;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.Rejection;
import io.channelwatch.kpi.FxRates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Watches the partners of one task. Records wait until the watermark, which is the clock, has
 * passed the tick at which they count; then tick by tick, in order, the partners concerned take up
 * what became known and are evaluated. So the outcome does not depend on the order of arrival.
 */
public final class PartnerWatchOperator extends AbstractStreamOperator<Transition>
    implements TwoInputStreamOperator<PartnerRecord, ReferenceRecord, Transition> {

  private static final long serialVersionUID = 1;
  private static final String PARTNER = "partner";
  private static final String WAITING = "waiting";
  private static final String CLOCK = "clock";

  /**
   * The accumulator that holds the last event tick: the last instant at which a record that was not
   * a repeat, nor known from the beginning, counted.
   */
  public static final String LAST_EVENT_TICK = "last-event-tick";

  /** Partners' catalog values, where the settings ask for them. */
  public static final OutputTag<PartnerKpis> KPIS =
      new OutputTag<>("kpis", TypeInformation.of(PartnerKpis.class));

  private final WatchSettings options;
  private transient long interval;
  private transient PartnerWatch watch;
  private transient FxRates rates;
  private transient RulesInForce rules;
  private transient StaleTopics staleTopics;
  private transient Agenda agenda;
  private transient PartnerStore partners;
  private transient ListState<PartnerRecord> waiting;
  private transient Set<String> waitingInState;
  private transient BroadcastState<String, Long> clockState;
  private transient BroadcastState<String, FxRate> ratesState;
  private transient BroadcastState<Long, RulesInForce.Dated> rulesState;
  private transient BroadcastState<String, long[]> freshnessState;
  private transient boolean tellsOfTopics;
  private transient StreamRecord<Transition> out;
  private transient long clock;
  private transient WatchMetrics watchMetrics;
  private transient LongMaximum lastEventTick;

  /** Watches partners as the settings say. */
  @SuppressWarnings("NullAway.Init") // initializeState() and open() come before the first record
  public PartnerWatchOperator(WatchSettings options) {
    this.options = options;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    WatchCore core = new WatchCore(options);
    interval = options.settings().evaluationInterval();
    watch = core.watch();
    rates = core.rates();
    rules = new RulesInForce(options.compiler());
    staleTopics = new StaleTopics(options.settings());
    tellsOfTopics = tellsOfTopics();
    agenda = new Agenda();
    watchMetrics =
        new WatchMetrics(
            getMetricGroup(), () -> agenda.partners(), () -> rules.program().version());
    clock = Long.MIN_VALUE;
    out = new StreamRecord<>(null);
    var store = context.getOperatorStateStore();
    clockState = store.getBroadcastState(new MapStateDescriptor<>(CLOCK, Types.STRING, Types.LONG));
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
    KeyedStateBackend<String> backend = getKeyedStateBackend();
    partners =
        new PartnerStore(
            backend,
            context
                .getKeyedStateStore()
                .getState(
                    new ValueStateDescriptor<>(
                        PARTNER, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)),
            watchMetrics.counting(core.form()),
            options.partnerBytes(getContainingTask().getEnvironment().getTaskManagerInfo()));
    waiting =
        context
            .getKeyedStateStore()
            .getListState(new ListStateDescriptor<>(WAITING, new PartnerRecordType()));
    waitingInState = new HashSet<>();
    if (context.isRestored()) {
      restore(backend);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    lastEventTick = new LongMaximum();
    getRuntimeContext().addAccumulator(LAST_EVENT_TICK, lastEventTick);
  }

  private void restore(KeyedStateBackend<String> backend) throws Exception {
    Long before = clockState.get(CLOCK);
    clock = before == null ? Long.MIN_VALUE : before;
    for (Map.Entry<String, FxRate> rate : ratesState.immutableEntries()) {
      rates.apply(rate.getValue());
    }
    List<RulesInForce.Dated> updates = new ArrayList<>();
    rulesState.immutableEntries().forEach(entry -> updates.add(entry.getValue()));
    rules.restore(updates, clock);
    restoreFreshness();
    for (String partner : keys(backend, PARTNER)) {
      PartnerState state = partners.peek(partner);
      if (state != null) {
        agenda.wake(partner, state.wakeAt());
        state.alertStates().forEach(watchMetrics.openAlerts()::found);
      }
    }
    for (String partner : keys(backend, WAITING)) {
      backend.setCurrentKey(partner);
      for (PartnerRecord entry : waiting.get()) {
        agenda.add(tickOf(entry), entry);
      }
      waitingInState.add(partner);
    }
  }

  private void restoreFreshness() throws Exception {
    Map<String, long[]> freshness = new HashMap<>();
    freshnessState
        .immutableEntries()
        .forEach(entry -> freshness.put(entry.getKey(), entry.getValue()));
    staleTopics.restore(freshness, clock);
    watch.hold(staleTopics.holds());
    if (tellsOfTopics) {
      watchMetrics.openAlerts().foundStale(staleTopics.open());
    }
  }

  /** What is of no partner is told by one task: the one that would have the partner of no name. */
  private boolean tellsOfTopics() {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    int teller =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            "", task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks());
    return teller == task.getIndexOfThisSubtask();
  }

  private static List<String> keys(KeyedStateBackend<String> backend, String state) {
    try (Stream<String> keys = backend.getKeys(state, VoidNamespace.INSTANCE)) {
      return keys.toList();
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    partners.flush();
    KeyedStateBackend<String> backend = getKeyedStateBackend();
    for (String partner : waitingInState) {
      backend.setCurrentKey(partner);
      waiting.clear();
    }
    waitingInState.clear();
    agenda.forEachWaiting(
        (partner, entries) -> {
          backend.setCurrentKey(partner);
          storeWaiting(entries);
          waitingInState.add(partner);
        });
    clockState.put(CLOCK, clock);
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

  private void storeWaiting(List<PartnerRecord> entries) {
    try {
      waiting.update(entries);
    } catch (Exception e) {
      throw new IllegalStateException("cannot store the records that wait for their tick", e);
    }
  }

  @Override
  public void processElement1(StreamRecord<PartnerRecord> element) {
    PartnerRecord entry = element.getValue();
    if (clock != Long.MIN_VALUE
        && entry.knownAt() <= clock
        && entry.knownAt() != PartnerRecord.FROM_THE_BEGINNING) {
      watchMetrics.late();
    }
    agenda.add(tickOf(entry), entry);
  }

  /** The first tick at or after the record became known, or, for a late one, after the clock. */
  private long tickOf(PartnerRecord entry) {
    return tickOf(entry.knownAt());
  }

  private long tickOf(long knownAt) {
    boolean beforeTheClock = clock == Long.MIN_VALUE && knownAt == PartnerRecord.FROM_THE_BEGINNING;
    return beforeTheClock ? knownAt : ceil(Math.max(knownAt, clock + 1));
  }

  private long ceil(long instant) {
    return -Math.floorDiv(-instant, interval) * interval;
  }

  @Override
  public void processElement2(StreamRecord<ReferenceRecord> element) {
    ReferenceRecord reference = element.getValue();
    if (reference.rate() != null) {
      rates.apply(reference.rate());
    } else if (reference.rules() != null) {
      rules.add(tickOf(reference.knownAt()), reference.rules());
    } else if (reference.heard() != null) {
      staleTopics.heard(reference.heard(), reference.knownAt(), clock);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    long start = System.nanoTime();
    long until =
        mark.equals(Watermark.MAX_WATERMARK)
            ? Math.max(clock, agenda.lastRecordTick())
            : mark.getTimestamp();
    boolean ended = mark.equals(Watermark.MAX_WATERMARK);
    for (long tick = nextChange(until, ended); tick <= until; tick = nextChange(until, ended)) {
      change(tick);
    }
    advance(until);
    clock = Math.max(clock, until);
    watchMetrics.spentSince(start);
    super.processWatermark(mark);
  }

  /** The next change of what holds for every partner; nobody is silent once the data ended. */
  private long nextChange(long until, boolean ended) {
    return Math.min(rules.nextTick(), staleTopics.nextChange(ended ? clock : until));
  }

  /** Lets everything happen up to a change for every partner, and that. */
  private void change(long tick) throws Exception {
    boolean fromTheBeginning = tick == PartnerRecord.FROM_THE_BEGINNING;
    if (!fromTheBeginning) {
      advance(tick - 1);
    }
    boolean newRules = rules.nextTick() == tick && changeRules(tick);
    boolean released = staleTopics.nextChange(tick) == tick && changeTopics(tick);
    if ((newRules || released) && !fromTheBeginning) {
      for (Agenda.Entry entry : agenda.knownBy(tick)) {
        boolean due = newRules || partners.change(entry.partnerId()).isEvaluated();
        advance(entry, tick, due);
      }
    }
  }

  /** Lets the rules of a tick take effect; whether all partners are due for them. */
  private boolean changeRules(long tick) {
    boolean changed = rules.reach(tick);
    if (!changed) {
      watchMetrics.rulesRefused();
    }
    return changed;
  }

  /** Lets topics become stale or return; whether rules go on that were held. */
  private boolean changeTopics(long tick) {
    for (Transition transition : staleTopics.change(tick, rules.program())) {
      if (tellsOfTopics) {
        watchMetrics.told(transition);
        output.collect(out.replace(transition, transition.at()));
      }
    }
    watch.hold(staleTopics.holds());
    return staleTopics.holds().concernEveryPartner();
  }

  /** Lets everything happen up to an instant, partner by partner. */
  private void advance(long until) throws Exception {
    for (Agenda.Entry entry : agenda.takeUntil(until)) {
      advance(entry, until, false);
    }
  }

  /**
   * Lets happen to one partner, tick by tick, what is due up to an instant.
   *
   * @param evaluateLast whether the partner is evaluated at that instant in any case
   */
  private void advance(Agenda.Entry entry, long until, boolean evaluateLast) throws Exception {
    PartnerState partner = partners.change(entry.partnerId());
    boolean lastIsDue = evaluateLast;
    long tick = nextTick(entry, partner);
    while (tick <= until || lastIsDue) {
      tick = Math.min(tick, until);
      boolean due = tick == partner.wakeAt() || (lastIsDue && tick == until);
      lastIsDue &= tick != until;
      boolean news = apply(partner, entry.records(), tick);
      if (tick != PartnerRecord.FROM_THE_BEGINNING && (due || news)) {
        evaluate(partner, tick);
      }
      tick = nextTick(entry, partner);
    }
    agenda.wake(entry, partner.wakeAt());
  }

  private static long nextTick(Agenda.Entry entry, PartnerState partner) {
    return Math.min(entry.records().nextTick(), partner.wakeAt());
  }

  /** Takes up a partner's records of a tick; whether any of them was new. */
  private boolean apply(PartnerState partner, WaitingRecords records, long tick) {
    boolean news = false;
    while (records.nextTick() == tick) {
      PartnerRecord entry = records.take();
      Rejection rejection = watch.apply(partner, entry.event(), entry.knownAt(), rates);
      if (rejection == null) {
        watchMetrics.applied();
        news |= !partner.history().repeated();
      } else {
        output.collect(
            DecodeFunction.REFUSED, new StreamRecord<>(new Refused(entry.source(), rejection)));
      }
    }
    if (news && tick != PartnerRecord.FROM_THE_BEGINNING) {
      lastEventTick.add(tick);
    }
    return news;
  }

  private void evaluate(PartnerState partner, long tick) {
    Evaluation evaluation = watch.evaluate(partner, rules.program(), rules.previous(), tick);
    watchMetrics.evaluated();
    for (Transition transition : evaluation.transitions()) {
      watchMetrics.told(transition);
      output.collect(out.replace(transition, transition.at()));
    }
    PartnerKpis kpis = evaluation.kpis();
    if (kpis != null) {
      watchMetrics.toldKpis();
      output.collect(KPIS, new StreamRecord<>(kpis, kpis.at()));
    }
  }
}
