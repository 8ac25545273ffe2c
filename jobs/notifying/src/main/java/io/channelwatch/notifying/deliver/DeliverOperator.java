package io.channelwatch.notifying.deliver;

import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Message;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Delivers the messages of an outbox (a recipient and a chain of channels) one after the other,
 * many outboxes at once. What is not delivered yet is state, and is sent again after a crash; what
 * was taken in once is not taken in again.
 */
final class DeliverOperator extends AbstractStreamOperator<Decision>
    implements OneInputStreamOperator<Message, Decision>, BoundedOneInput {
  private static final long serialVersionUID = 1;
  private static final String QUEUE = "queue";
  private static final Duration REMEMBERED = Duration.ofDays(35);

  private final transient CourierFactory couriers;
  private final transient MailboxExecutor mailbox;
  private final transient Set<String> busy = new HashSet<>();
  private transient Courier courier;

  // Emptied message by message as they are delivered or given up.
  private transient MapState<Long, Queued> queue;
  // How many messages the outbox took in and how many it is done with: two numbers an outbox.
  private transient ValueState<Long> taken;
  private transient ValueState<Long> done;
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
    queue =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(QUEUE, Types.LONG, TypeInformation.of(Queued.class)));
    taken = getRuntimeContext().getState(new ValueStateDescriptor<>("taken", Types.LONG));
    done = getRuntimeContext().getState(new ValueStateDescriptor<>("done", Types.LONG));
    MapStateDescriptor<String, Boolean> ids =
        new MapStateDescriptor<>("known", Types.STRING, Types.BOOLEAN);
    ids.enableTimeToLive(
        StateTtlConfig.newBuilder(REMEMBERED)
            .cleanupInRocksdbCompactFilter(1000, Duration.ofHours(1))
            .build());
    known = getRuntimeContext().getMapState(ids);
    for (String outbox : outboxes()) {
      setCurrentKey(outbox);
      sendNext(outbox);
    }
  }

  private List<String> outboxes() {
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
    long position = orZero(taken);
    taken.update(position + 1);
    queue.put(position, new Queued(message, getProcessingTimeService().getCurrentProcessingTime()));
    if (!busy.contains(message.outbox())) {
      sendNext(message.outbox());
    }
  }

  private void sendNext(String outbox) throws Exception {
    Queued next = queue.get(orZero(done));
    if (next == null) {
      busy.remove(outbox);
      return;
    }
    busy.add(outbox);
    long age = getProcessingTimeService().getCurrentProcessingTime() - next.since();
    Duration patience = Duration.ofMillis(next.message().giveUpAfter() - age);
    // A mail that no task takes any more is lost with it; the message is still in its state.
    CompletableFuture<Void> unused =
        courier
            .deliver(next.message(), patience)
            .thenAccept(
                outcome ->
                    mailbox.execute(
                        () -> finish(outbox, next.message(), outcome), "finish a delivery"));
  }

  private void finish(String outbox, Message message, Outcome outcome) throws Exception {
    setCurrentKey(outbox);
    long position = orZero(done);
    queue.remove(position);
    done.update(position + 1);
    output.collect(new StreamRecord<>(decision(message, outcome), message.at()));
    sendNext(outbox);
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

  private static long orZero(ValueState<Long> number) throws Exception {
    Long value = number.value();
    return value == null ? 0 : value;
  }
}
