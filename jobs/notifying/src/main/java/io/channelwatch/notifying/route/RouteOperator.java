package io.channelwatch.notifying.route;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.Addressed;
import io.channelwatch.notification.ContactsChange;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Incoming;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.PartnerEpisodes;
import io.channelwatch.notification.Routing;
import io.channelwatch.notification.Silence;
import io.channelwatch.notification.Turn;
import io.channelwatch.notifying.ingest.PartnerNews;
import io.channelwatch.notifying.ingest.Ruling;
import io.channelwatch.notifying.record.DecisionCounters;
import io.channelwatch.notifying.state.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Holds what is new about a partner until the clock has passed it, then routes it in order, with
 * the policies and silences of that instant. Where these change, every partner has its turn.
 */
public final class RouteOperator extends AbstractStreamOperator<Addressed>
    implements TwoInputStreamOperator<PartnerNews, Ruling, Addressed>,
        Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1;

  /** What cannot reach anybody. */
  public static final OutputTag<Decision> SUPPRESSED =
      new OutputTag<>("suppressed-by-route", TypeInformation.of(Decision.class));

  private static final String PARTNER = "partner";
  private static final String CLOCK = "clock";
  // Repeats of an ended episode's transitions come after a crash; by then they are long gone.
  private static final Duration KEEP_ENDED = Duration.ofDays(35);
  private static final Comparator<Incoming> ORDER =
      Comparator.comparing(Incoming::item, Item.ORDER);
  private static final Comparator<ContactsChange> AS_KNOWN =
      Comparator.comparingLong(ContactsChange::updatedAt);

  private final String programZone;
  // Taken by the timer of the instant.
  private transient Waiting<PartnerNews> waiting;
  // A few words a partner, and the episodes that fire.
  private transient ValueState<PartnerEpisodes> partner;
  // What messages show of the episodes that fire; goes with their end.
  private transient MapState<String, Item> contents;
  // Forgotten by age.
  private transient MapState<String, Boolean> ended;
  private transient Rulings rulings;
  private transient BroadcastState<String, Long> clockState;
  private transient long clockBefore;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient StreamRecord<Addressed> out;
  private transient DecisionCounters decisions;

  /**
   * Makes the operator.
   *
   * @param programZone the IANA zone of recipients who have none
   */
  @SuppressWarnings("NullAway.Init") // Flink opens an operator before it gives it anything to do.
  public RouteOperator(String programZone) {
    this.programZone = programZone;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    rulings = new Rulings(context.getOperatorStateStore(), programZone);
    clockState =
        context
            .getOperatorStateStore()
            .getBroadcastState(new MapStateDescriptor<>(CLOCK, Types.STRING, Types.LONG));
    Long before = clockState.get(CLOCK);
    clockBefore = before == null ? Long.MIN_VALUE : before;
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    // A job that is drained has come to the end of all time; the next one has not.
    if (clock() < Long.MAX_VALUE) {
      clockState.put(CLOCK, clock());
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    out = new StreamRecord<>(null);
    decisions = new DecisionCounters(getMetricGroup());
    timers = getInternalTimerService("turns", VoidNamespaceSerializer.INSTANCE, this);
    waiting =
        new Waiting<>(getRuntimeContext(), "waiting-news", TypeInformation.of(PartnerNews.class));
    partner =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(PARTNER, TypeInformation.of(PartnerEpisodes.class)));
    contents =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("contents", Types.STRING, TypeInformation.of(Item.class)));
    MapStateDescriptor<String, Boolean> ids =
        new MapStateDescriptor<>("ended", Types.STRING, Types.BOOLEAN);
    ids.enableTimeToLive(
        StateTtlConfig.newBuilder(KEEP_ENDED)
            .cleanupInRocksdbCompactFilter(1000, Duration.ofHours(1))
            .build());
    ended = getRuntimeContext().getMapState(ids);
  }

  @Override
  public void processElement1(StreamRecord<PartnerNews> element) throws Exception {
    PartnerNews news = element.getValue();
    long at = afterClock(news.at());
    waiting.add(at, news);
    wake(at);
  }

  @Override
  public void processElement2(StreamRecord<Ruling> element) throws Exception {
    long at = afterClock(element.getTimestamp());
    RulesUpdate rules = element.getValue().rules();
    Silence silence = element.getValue().silence();
    if (rules != null) {
      rulings.put(at, rules);
    }
    if (silence != null) {
      rulings.put(silence, clock());
    }
    try (Stream<String> keys =
        this.<String>getKeyedStateBackend().getKeys(PARTNER, VoidNamespace.INSTANCE)) {
      for (String key : keys.toList()) {
        setCurrentKey(key);
        wake(at);
      }
    }
  }

  /** What comes too late for its instant has its turn at the next. */
  private long afterClock(long at) {
    return Math.max(at, clock() + 1);
  }

  /** Up to when all has had its turn: a restart brings no watermark back. */
  private long clock() {
    return Math.max(clockBefore, timers.currentWatermark());
  }

  private void wake(long at) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, at);
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    long at = timer.getTimestamp();
    List<PartnerNews> due = waiting.take(at);
    PartnerEpisodes before = partner.value();
    PolicyHistory.Held held = rulings.policies().at(at);
    Turn turn =
        new Turn(at, alerts(due), contacts(due), rulings.silences(), this::content, held.since());
    Routing routing = held.router().route(before == null ? PartnerEpisodes.fresh() : before, turn);
    keep(before, routing);
    for (Addressed addressed : routing.addressed()) {
      output.collect(out.replace(addressed, at));
    }
    for (Decision decision : routing.suppressed()) {
      decisions.inc(decision);
      output.collect(SUPPRESSED, new StreamRecord<>(decision, at));
    }
    long next = routing.next().firing().isEmpty() ? Long.MAX_VALUE : held.until();
    next = Math.min(next, routing.wakeAt());
    if (next != Long.MAX_VALUE) {
      wake(next);
    }
  }

  private void keep(PartnerEpisodes before, Routing routing) throws Exception {
    if (!routing.next().equals(before)) {
      partner.update(routing.next());
    }
    for (Item last : routing.contents()) {
      if (last.resolved()) {
        contents.remove(last.alertId());
        ended.put(last.alertId(), true);
      } else {
        contents.put(last.alertId(), last);
      }
    }
  }

  private List<Incoming> alerts(List<PartnerNews> news) throws Exception {
    List<Incoming> alerts = new ArrayList<>();
    for (PartnerNews each : news) {
      Incoming alert = each.alert();
      if (alert != null && !ended.contains(alert.item().alertId())) {
        alerts.add(alert);
      }
    }
    alerts.sort(ORDER);
    return alerts;
  }

  private static List<ContactsChange> contacts(List<PartnerNews> news) {
    List<ContactsChange> contacts = new ArrayList<>();
    for (PartnerNews each : news) {
      ContactsChange change = each.contacts();
      if (change != null) {
        contacts.add(change);
      }
    }
    contacts.sort(AS_KNOWN);
    return contacts;
  }

  private Item content(String alertId) {
    try {
      return contents.get(alertId);
    } catch (Exception e) {
      throw new IllegalStateException("cannot read what is known of " + alertId, e);
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {}
}
