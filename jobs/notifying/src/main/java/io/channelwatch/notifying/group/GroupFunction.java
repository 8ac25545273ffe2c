package io.channelwatch.notifying.group;

import io.channelwatch.notification.Addressed;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.GroupPolicy;
import io.channelwatch.notification.Grouped;
import io.channelwatch.notification.Item;
import io.channelwatch.notification.Message;
import io.channelwatch.notification.RecipientState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Makes messages of a recipient's items, at the instants that the clock of the alerts gives. */
public final class GroupFunction extends KeyedProcessFunction<String, Addressed, Message> {
  private static final long serialVersionUID = 1;

  /** What a recipient is not told. */
  public static final OutputTag<Decision> SUPPRESSED =
      new OutputTag<>("suppressed-by-group", TypeInformation.of(Decision.class));

  private static final Comparator<Addressed> ORDER =
      Comparator.comparing(Addressed::item, Item.ORDER);

  private final boolean live;

  // Emptied by the timer of the instant.
  private transient MapState<Long, List<Addressed>> arrivals;
  // What a recipient was told of is kept while it fires; the rest is a few numbers a person.
  private transient ValueState<RecipientState> recipient;

  /**
   * Makes the function.
   *
   * @param live whether items can be too old to be sent, by the wall clock
   */
  public GroupFunction(boolean live) {
    this.live = live;
  }

  @Override
  public void open(OpenContext context) {
    arrivals =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "arrivals", Types.LONG, Types.LIST(TypeInformation.of(Addressed.class))));
    recipient =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("recipient", TypeInformation.of(RecipientState.class)));
  }

  @Override
  public void processElement(Addressed addressed, Context context, Collector<Message> out)
      throws Exception {
    long at = addressed.item().at();
    List<Addressed> before = arrivals.get(at);
    List<Addressed> together = before == null ? new ArrayList<>() : new ArrayList<>(before);
    together.add(addressed);
    arrivals.put(at, together);
    context.timerService().registerEventTimeTimer(at);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Message> out) throws Exception {
    RecipientState before = recipient.value();
    RecipientState state = before == null ? RecipientState.fresh() : before;
    List<Addressed> arrived = arrivals.get(at);
    if (arrived != null) {
      arrivals.remove(at);
      List<Addressed> inOrder = arrived.stream().sorted(ORDER).toList();
      state = emit(receive(state, inOrder, at, context), context, out);
    }
    // What comes at the very instant at which a group is due still goes with it.
    state = emit(GroupPolicy.flush(state, at), context, out);
    recipient.update(state);
    if (state.dueAt() != RecipientState.NEVER) {
      context.timerService().registerEventTimeTimer(state.dueAt());
    }
  }

  private Grouped receive(
      RecipientState state, List<Addressed> items, long at, OnTimerContext context) {
    long oldest =
        live
            ? context.timerService().currentProcessingTime() - items.get(0).giveUpAfter()
            : Long.MIN_VALUE;
    return GroupPolicy.receive(state, items, at, oldest);
  }

  private static RecipientState emit(
      Grouped grouped, OnTimerContext context, Collector<Message> out) {
    grouped.messages().forEach(out::collect);
    grouped.suppressed().forEach(decision -> context.output(SUPPRESSED, decision));
    return grouped.next();
  }
}
