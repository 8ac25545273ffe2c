package io.channelwatch.notifying.route;

import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.Addressed;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.EpisodeState;
import io.channelwatch.notification.Incoming;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Routing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Holds the transitions of a partner until the clock has passed them, then routes them in order,
 * with the policies that held at each one's instant.
 */
public final class RouteFunction
    extends KeyedBroadcastProcessFunction<String, Incoming, RulesUpdate, Addressed> {
  private static final long serialVersionUID = 1;

  /** What cannot reach anybody. */
  public static final OutputTag<Decision> SUPPRESSED =
      new OutputTag<>("suppressed-by-route", TypeInformation.of(Decision.class));

  /** What is taken of the rules directories, by the instant at which each became known. */
  public static final MapStateDescriptor<Long, DirectoryTexts> POLICIES =
      new MapStateDescriptor<>("policies", Types.LONG, TypeInformation.of(DirectoryTexts.class));

  // Repeats of an ended episode's transitions come after a crash; by then they are long gone.
  private static final long KEEP_ENDED = Duration.ofDays(35).toMillis();
  private static final int KEEP_POLICIES = 50;
  private static final Comparator<Incoming> ORDER =
      Comparator.comparing(Incoming::item, Item.ORDER);

  // Emptied by the timer of the instant.
  private transient MapState<Long, List<Incoming>> waiting;
  // An episode goes some time after its end, by a timer.
  private transient MapState<String, EpisodeState> episodes;
  private transient @Nullable PolicyHistory policies;

  @Override
  public void open(OpenContext context) {
    waiting =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "waiting", Types.LONG, Types.LIST(TypeInformation.of(Incoming.class))));
    episodes =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "episodes", Types.STRING, TypeInformation.of(EpisodeState.class)));
  }

  @Override
  public void processElement(Incoming incoming, ReadOnlyContext context, Collector<Addressed> out)
      throws Exception {
    long at = incoming.item().at();
    List<Incoming> before = waiting.get(at);
    List<Incoming> together = before == null ? new ArrayList<>() : new ArrayList<>(before);
    together.add(incoming);
    waiting.put(at, together);
    context.timerService().registerEventTimeTimer(at);
  }

  @Override
  public void processBroadcastElement(RulesUpdate update, Context context, Collector<Addressed> out)
      throws Exception {
    BroadcastState<Long, DirectoryTexts> known = context.getBroadcastState(POLICIES);
    known.put(context.timestamp(), DirectoryTexts.of(update));
    TreeSet<Long> instants = new TreeSet<>();
    known.immutableEntries().forEach(entry -> instants.add(entry.getKey()));
    while (instants.size() > KEEP_POLICIES) {
      known.remove(instants.pollFirst());
    }
    policies = null;
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Addressed> out) throws Exception {
    List<Incoming> due = waiting.get(at);
    if (due == null) {
      forget(at);
      return;
    }
    waiting.remove(at);
    PolicyHistory history = history(context.getBroadcastState(POLICIES));
    for (Incoming incoming : due.stream().sorted(ORDER).toList()) {
      String id = incoming.item().alertId();
      EpisodeState episode = episodes.get(id);
      Routing routing =
          history.at(at).route(episode == null ? EpisodeState.fresh() : episode, incoming);
      episodes.put(id, routing.next());
      routing.addressed().forEach(out::collect);
      routing.suppressed().forEach(decision -> context.output(SUPPRESSED, decision));
      if (incoming.item().resolved()) {
        context.timerService().registerEventTimeTimer(at + KEEP_ENDED);
      }
    }
  }

  private PolicyHistory history(ReadOnlyBroadcastState<Long, DirectoryTexts> known)
      throws Exception {
    PolicyHistory history = policies;
    if (history == null) {
      history = new PolicyHistory();
      for (Map.Entry<Long, DirectoryTexts> entry : known.immutableEntries()) {
        history.put(entry.getKey(), entry.getValue());
      }
      policies = history;
    }
    return history;
  }

  private void forget(long at) throws Exception {
    Iterator<Map.Entry<String, EpisodeState>> all = episodes.iterator();
    while (all.hasNext()) {
      long endedAt = all.next().getValue().endedAt();
      if (endedAt >= 0 && endedAt + KEEP_ENDED <= at) {
        all.remove();
      }
    }
  }
}
