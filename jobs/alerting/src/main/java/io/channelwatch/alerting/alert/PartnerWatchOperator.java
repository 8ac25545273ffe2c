package io.channelwatch.alerting.alert;

import io.channelwatch.alert.PartnerKpis;
import io.channelwatch.alert.PartnerWatch;
import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
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

  /**
   * The accumulator that holds the last event tick: the last instant at which a record that was not
   * a repeat, nor known from the beginning, counted.
   */
  public static final String LAST_EVENT_TICK = "last-event-tick";

  /** Partners' catalog values, where the settings ask for them. */
  public static final OutputTag<PartnerKpis> KPIS =
      new OutputTag<>("kpis", TypeInformation.of(PartnerKpis.class));

  private final WatchSettings options;
  private transient WatchClock clock;
  private transient Reference reference;
  private transient Agenda agenda;
  private transient PartnerStore partners;
  private transient WaitingStore waiting;
  private transient PartnerWatch watch;
  private transient PartnerTicks ticks;
  private transient WatchMetrics watchMetrics;
  private transient WatchOutput told;
  private transient boolean tellsOfTopics;

  /** Watches partners as the settings say. */
  @SuppressWarnings("NullAway.Init") // initializeState() comes before the first record
  public PartnerWatchOperator(WatchSettings options) {
    this.options = options;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    WatchCore core = new WatchCore(options);
    watch = core.watch();
    clock =
        new WatchClock(context.getOperatorStateStore(), options.settings().evaluationInterval());
    reference = new Reference(context.getOperatorStateStore(), options);
    agenda = new Agenda();
    watchMetrics =
        new WatchMetrics(
            getMetricGroup(), () -> agenda.partners(), () -> reference.rules().version());
    KeyedStateBackend<String> backend = getKeyedStateBackend();
    var store = context.getKeyedStateStore();
    partners =
        new PartnerStore(
            backend,
            store,
            watchMetrics.counting(core.form()),
            options.partnerBytes(getContainingTask().getEnvironment().getTaskManagerInfo()));
    waiting = new WaitingStore(backend, store);
    told = new WatchOutput(output, watchMetrics);
    ticks = new PartnerTicks(agenda, partners, watch, reference, told);
    getRuntimeContext().addAccumulator(LAST_EVENT_TICK, ticks.lastEventTick());
    tellsOfTopics = tellsOfTopics();
    if (context.isRestored()) {
      restore();
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

  private void restore() throws Exception {
    OpenAlerts open = watchMetrics.openAlerts();
    clock.restore();
    reference.restore(clock.instant());
    watch.hold(reference.holds());
    if (tellsOfTopics) {
      open.foundStale(reference.openTopics());
    }
    partners.forEachStored(
        partner -> {
          agenda.wake(partner.partnerId(), partner.wakeAt());
          partner.alertStates().forEach(open::found);
        });
    waiting.restore(this::await);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    partners.flush();
    waiting.store(agenda);
    clock.store();
    reference.store();
  }

  @Override
  public void processElement1(StreamRecord<PartnerRecord> element) {
    PartnerRecord entry = element.getValue();
    if (clock.isPast(entry.knownAt())) {
      watchMetrics.late();
    }
    await(entry);
  }

  private void await(PartnerRecord entry) {
    agenda.add(clock.tickOf(entry.knownAt()), entry);
  }

  @Override
  public void processElement2(StreamRecord<ReferenceRecord> element) {
    reference.take(element.getValue(), clock);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    long start = System.nanoTime();
    boolean ended = mark.equals(Watermark.MAX_WATERMARK);
    long until = ended ? Math.max(clock.instant(), agenda.lastRecordTick()) : mark.getTimestamp();
    long silentUntil = ended ? clock.instant() : until; // nobody is silent once the data ended
    for (long tick = reference.nextChange(silentUntil);
        tick <= until;
        tick = reference.nextChange(silentUntil)) {
      change(tick);
    }
    ticks.advance(until);
    clock.reach(until);
    watchMetrics.spentSince(start);
    super.processWatermark(mark);
  }

  /** Lets everything happen up to a change for every partner, and that. */
  private void change(long tick) throws Exception {
    boolean fromTheBeginning = tick == PartnerRecord.FROM_THE_BEGINNING;
    if (!fromTheBeginning) {
      ticks.advance(tick - 1);
    }
    boolean newRules = reference.rulesChangeAt(tick) && changeRules(tick);
    boolean released = reference.topicsChangeAt(tick) && changeTopics(tick);
    if ((newRules || released) && !fromTheBeginning) {
      ticks.advanceAll(tick, newRules);
    }
  }

  /** Lets the rules of a tick take effect; whether all partners are due for them. */
  private boolean changeRules(long tick) {
    boolean changed = reference.changeRules(tick);
    if (!changed) {
      watchMetrics.rulesRefused();
    }
    return changed;
  }

  /** Lets topics become stale or return; whether rules go on that were held. */
  private boolean changeTopics(long tick) {
    List<Transition> news = reference.changeTopics(tick);
    if (tellsOfTopics) {
      news.forEach(told::tell);
    }
    watch.hold(reference.holds());
    return reference.holds().concernEveryPartner();
  }
}
