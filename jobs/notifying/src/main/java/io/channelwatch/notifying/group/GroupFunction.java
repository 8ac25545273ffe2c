package io.channelwatch.notifying.group;

import io.channelwatch.notification.Addressed;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Grouped;
import io.channelwatch.notification.Inbox;
import io.channelwatch.notification.Message;
import io.channelwatch.notifying.record.DecisionCounters;
import io.channelwatch.notifying.state.Waiting;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Tells recipients what concerns them, at the instants that the clock of the alerts gives. */
public final class GroupFunction extends KeyedProcessFunction<String, Addressed, Message> {
  private static final long serialVersionUID = 1;

  /** What a recipient is not told, or not yet. */
  public static final OutputTag<Decision> SUPPRESSED =
      new OutputTag<>("suppressed-by-group", TypeInformation.of(Decision.class));

  // One episode's changes come from one task, in order.
  private static final Comparator<Addressed> ORDER = Comparator.comparing(Addressed::alertId);

  private final boolean live;

  // Taken by the timer of the instant.
  private transient Waiting<Addressed> arrivals;
  private transient KeyedInbox inbox;
  private transient DecisionCounters decisions;

  /**
   * Makes the function.
   *
   * @param live whether items can be too old to be sent, by the wall clock
   */
  @SuppressWarnings("NullAway.Init") // Flink opens a function before it gives it anything to do.
  public GroupFunction(boolean live) {
    this.live = live;
  }

  @Override
  public void open(OpenContext context) {
    arrivals = new Waiting<>(getRuntimeContext(), "arrived", TypeInformation.of(Addressed.class));
    inbox = new KeyedInbox(getRuntimeContext());
    decisions = new DecisionCounters(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(Addressed addressed, Context context, Collector<Message> out)
      throws Exception {
    long at = Math.max(addressed.at(), context.timerService().currentWatermark() + 1);
    arrivals.add(at, addressed);
    context.timerService().registerEventTimeTimer(at);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<Message> out) throws Exception {
    List<Addressed> news = arrivals.take(at).stream().sorted(ORDER).toList();
    long wall = live ? context.timerService().currentProcessingTime() : Inbox.ANY_AGE;
    Grouped grouped =
        Inbox.step(inbox.with(context.timerService()::registerEventTimeTimer), at, news, wall);
    grouped.messages().forEach(out::collect);
    for (Decision decision : grouped.suppressed()) {
      decisions.inc(decision);
      context.output(SUPPRESSED, decision);
    }
    if (grouped.wakeAt() != Long.MAX_VALUE) {
      context.timerService().registerEventTimeTimer(grouped.wakeAt());
    }
  }
}
