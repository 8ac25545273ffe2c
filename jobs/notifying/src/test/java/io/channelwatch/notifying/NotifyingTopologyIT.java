package io.channelwatch.notifying;

import static io.channelwatch.notifying.Examples.OPENED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Incoming;
import io.channelwatch.notification.Item;
import io.channelwatch.notifying.deliver.ChannelException;
import io.channelwatch.notifying.deliver.Courier;
import io.channelwatch.notifying.deliver.CourierFactory;
import io.channelwatch.notifying.deliver.RetryTimes;
import io.channelwatch.rule.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NotifyingTopologyIT {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  private static final Queue<String> SENT = new ConcurrentLinkedQueue<>();
  private static final AtomicBoolean CRASHED = new AtomicBoolean();
  private static final String CHANNELS = "chat: {type: slack, token: \"${TOKEN}\"}";
  private static final CourierFactory RECORDING =
      () -> new Courier(spec -> message -> SENT.add(message.notificationId()), RetryTimes.DEFAULT);

  private final RecordingSink decisions = new RecordingSink();

  @BeforeEach
  void forget() {
    SENT.clear();
    CRASHED.set(false);
  }

  @Test
  void tellsAStory() throws Exception {
    List<Incoming> alerts =
        List.of(
            alert("a", 0, TransitionType.OPENED, 0),
            alert("b", 0, TransitionType.OPENED, 20_000),
            alert("c", 0, TransitionType.OPENED, 60_000),
            alert("c", 1, TransitionType.RESOLVED, 90_000),
            alert("a", 1, TransitionType.RESOLVED, 600_000));

    run(alerts, 2, new Delivery(false, RECORDING));

    assertThat(decisions.written())
        .extracting(d -> d.status() + " " + d.why() + " " + (d.at() - OPENED_AT) / 1000)
        .containsExactlyInAnyOrder(
            "SENT FIRST 30", "SUPPRESSED OPENED_AND_CLEARED 90", "SENT RESOLVED 630");
    assertThat(SENT).hasSize(2);
  }

  @Test
  void orderOfArrivalAndParallelismChangeNothing() throws Exception {
    List<Incoming> alerts = manyAlerts();
    run(alerts, 1, Delivery.none());
    List<String> expected = ids(decisions);
    assertThat(expected).hasSizeGreaterThan(20).doesNotHaveDuplicates();

    List<Incoming> shuffled = new ArrayList<>(alerts);
    Collections.shuffle(shuffled, new Random(7));
    RecordingSink again = new RecordingSink();
    run(shuffled, 4, Delivery.none(), again);

    assertThat(ids(again)).isEqualTo(expected);
  }

  @Test
  void repeatedAlertsSendNothingTwice() throws Exception {
    List<Incoming> twice = new ArrayList<>(manyAlerts());
    run(twice, 2, new Delivery(false, RECORDING));
    List<String> expected = ids(decisions);
    SENT.clear();

    twice.addAll(manyAlerts());
    RecordingSink again = new RecordingSink();
    run(twice, 2, new Delivery(false, RECORDING), again);

    assertThat(ids(again)).isEqualTo(expected);
    assertThat(SENT).doesNotHaveDuplicates();
  }

  @Test
  void aCrashLosesNothing() throws Exception {
    List<Incoming> alerts = manyAlerts();
    run(alerts, 2, Delivery.none());
    CourierFactory crashing =
        () ->
            new Courier(
                spec ->
                    message -> {
                      SENT.add(message.notificationId());
                      if (SENT.size() > 5 && CRASHED.compareAndSet(false, true)) {
                        throw ChannelException.passing("timeout", "Later.");
                      }
                    },
                RetryTimes.DEFAULT);
    RecordingSink again = new RecordingSink();
    run(alerts, 2, new Delivery(false, crashing), again);

    assertThat(ids(again)).containsAll(ids(decisions));
  }

  private static List<Incoming> manyAlerts() {
    List<Incoming> alerts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long at = i * 47_000L;
      alerts.add(alert("a" + i, 0, TransitionType.OPENED, at));
      alerts.add(alert("a" + i, 1, TransitionType.ESCALATED, at + 100_000));
      alerts.add(alert("a" + i, 2, TransitionType.RESOLVED, at + (i % 7) * 400_000L + 200_000));
    }
    return alerts;
  }

  private static List<String> ids(RecordingSink sink) {
    return sink.written().stream().map(Decision::notificationId).sorted().toList();
  }

  private static Incoming alert(String id, int sequence, TransitionType type, long after) {
    Item item = Examples.item(id, sequence, type, Severity.WARNING, OPENED_AT + after);
    return Examples.incoming(item);
  }

  private void run(List<Incoming> alerts, int parallelism, Delivery delivery) throws Exception {
    run(alerts, parallelism, delivery, decisions);
  }

  private static void run(
      List<Incoming> alerts, int parallelism, Delivery delivery, RecordingSink sink)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("state.backend.type", "rocksdb");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    env.enableCheckpointing(50);
    DataStream<Incoming> incoming =
        env.fromData(alerts, TypeInformation.of(Incoming.class))
            .uid("alerts")
            .setParallelism(1)
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Incoming>forBoundedOutOfOrderness(Duration.ofDays(1))
                    .withTimestampAssigner((alert, before) -> alert.item().at()))
            .uid("alerts-times")
            .setParallelism(1);
    DataStream<RulesUpdate> rules =
        env.fromData(
                List.of(Examples.rules(Examples.policies(CHANNELS))),
                TypeInformation.of(RulesUpdate.class))
            .uid("rules")
            .setParallelism(1)
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<RulesUpdate>forMonotonousTimestamps()
                    .withTimestampAssigner((update, before) -> update.appliedAt()))
            .uid("rules-times")
            .setParallelism(1);
    NotifyingTopology.define(env, new Inputs(incoming, rules), new Outputs(sink), delivery);
    env.execute();
  }
}
