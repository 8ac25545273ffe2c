package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Delivers the messages of a recipient: those for one chain of channels (a lane) one after the
 * other, many lanes at once. What is not delivered yet is state, and is sent again after a crash;
 * what was taken in once is not taken in again. It remembers where an episode was told, so that
 * what follows goes to the same thread.
 */
final class DeliverOperator extends AbstractStreamOperator<Decision>
    implements OneInputStreamOperator<Message, Decision>, BoundedOneInput {
  private static final long serialVersionUID = 1;
  private static final String QUEUE = "queue";
  private static final Duration REMEMBERED = Duration.ofDays(35);
  private static final Duration THREADED = Duration.ofDays(400);

  private final transient CourierFactory couriers;
  private final transient MailboxExecutor mailbox;
  private final transient Set<LaneKey> busy = new HashSet<>();
  private transient Courier courier;
  private transient DeliverMetrics deliverMetrics;

  // By lane and position; emptied message by message as they are delivered or given up.
  private transient MapState<String, Queued> queue;
  // By chain; an entry goes when nothing waits in it.
  private transient MapState<String, Lane> lanes;
  // By channel and episode; an entry goes with the end of its episode, or long after the last word.
  private transient RememberedThreads threads;
  // Forgotten by age: repeats come after a crash or a replay, not months later.
  private transient MapState<String, Boolean> known;

  @SuppressWarnings("NullAway.Init") // Flink opens an operator before it gives it anything to do.
  DeliverOperator(StreamOperatorParameters<Decision> parameters, CourierFactory couriers) {
    super(parameters);
    this.couriers = couriers;
    this.mailbox = parameters.getMailboxExecutor();
  }

  @Override
  public void open() throws Exception {
    super.open();
    courier = couriers.courier();
    deliverMetrics = new DeliverMetrics(getMetricGroup());
    courier.onFailure(deliverMetrics::failed);
    queue = map(new MapStateDescriptor<>(QUEUE, Types.STRING, TypeInformation.of(Queued.class)));
    lanes = map(new MapStateDescriptor<>("lanes", Types.STRING, TypeInformation.of(Lane.class)));
    threads = new RememberedThreads(map(forgotten(THREADED, "threads", Types.STRING)));
    known = map(forgotten(REMEMBERED, "known", Types.BOOLEAN));
    for (String recipient : recipients()) {
      setCurrentKey(recipient);
      List<String> chains = new ArrayList<>();
      lanes.keys().forEach(chains::add);
      for (String chain : chains) {
        deliverMetrics.taken(lane(new LaneKey(recipient, chain)).waiting());
        sendNext(new LaneKey(recipient, chain));
      }
    }
  }

  /** A lane of one recipient. */
  private record LaneKey(String recipient, String chain) {
    static LaneKey of(Message message) {
      return new LaneKey(message.recipient().id(), message.chain().key());
    }

    String position(long number) {
      return chain + ' ' + number;
    }
  }

  private <V> MapState<String, V> map(MapStateDescriptor<String, V> descriptor) {
    return getRuntimeContext().getMapState(descriptor);
  }

  private static <V> MapStateDescriptor<String, V> forgotten(
      Duration age, String name, TypeInformation<V> type) {
    MapStateDescriptor<String, V> descriptor = new MapStateDescriptor<>(name, Types.STRING, type);
    descriptor.enableTimeToLive(
        StateTtlConfig.newBuilder(age)
            .cleanupInRocksdbCompactFilter(1000, Duration.ofHours(1))
            .build());
    return descriptor;
  }

  private List<String> recipients() {
    try (Stream<String> keys =
        this.<String>getKeyedStateBackend().getKeys(QUEUE, VoidNamespace.INSTANCE)) {
      return keys.distinct().toList();
    }
  }

  @Override
  public void processElement(StreamRecord<Message> element) throws Exception {
    Message message = element.getValue();
    if (known.contains(message.notificationId())) {
      return;
    }
    known.put(message.notificationId(), true);
    LaneKey key = LaneKey.of(message);
    Lane lane = lane(key);
    lanes.put(key.chain(), lane.oneMore());
    queue.put(
        key.position(lane.taken()),
        new Queued(message, getProcessingTimeService().getCurrentProcessingTime()));
    deliverMetrics.taken(1);
    if (!busy.contains(key)) {
      sendNext(key);
    }
  }

  private void sendNext(LaneKey key) throws Exception {
    Lane lane = lane(key);
    Queued next = lane.idle() ? null : queue.get(key.position(lane.done()));
    if (next == null) {
      busy.remove(key);
      lanes.remove(key.chain());
      return;
    }
    busy.add(key);
    Message message = next.message();
    long age = getProcessingTimeService().getCurrentProcessingTime() - next.since();
    Duration patience = Duration.ofMillis(message.giveUpAfter() - age);
    // A mail that no task takes any more is lost with it; the message is still in its state.
    CompletableFuture<Void> unused =
        courier
            .deliver(message, patience, threads.before(message))
            .thenAccept(
                outcome ->
                    mailbox.execute(() -> finish(key, message, outcome), "finish a delivery"));
  }

  private void finish(LaneKey key, Message message, Outcome outcome) throws Exception {
    setCurrentKey(key.recipient());
    Lane lane = lane(key);
    queue.remove(key.position(lane.done()));
    lanes.put(key.chain(), lane.oneLess());
    threads.remember(message, outcome);
    Decision decision = decision(message, outcome);
    deliverMetrics.done(decision, getProcessingTimeService().getCurrentProcessingTime());
    output.collect(new StreamRecord<>(decision, message.at()));
    sendNext(key);
  }

  private Lane lane(LaneKey key) throws Exception {
    Lane lane = lanes.get(key.chain());
    return lane == null ? Lane.EMPTY : lane;
  }

  private static Decision decision(Message message, Outcome outcome) {
    String error = outcome.error();
    return error == null
        ? Decision.sent(message, outcome.channel(), outcome.detail())
        : Decision.failed(message, outcome.channel(), error, outcome.detail());
  }

  @Override
  public void endInput() throws Exception {
    while (!busy.isEmpty()) {
      mailbox.yield();
    }
  }

  @Override
  public void close() throws Exception {
    if (courier != null) {
      courier.close();
    }
    super.close();
  }
}
