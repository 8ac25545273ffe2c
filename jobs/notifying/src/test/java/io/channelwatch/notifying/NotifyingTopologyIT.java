package io.channelwatch.notifying;

import static io.channelwatch.notifying.Examples.OPENED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.TransitionType;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.notification.Decision;
import io.channelwatch.notification.Incoming;
import io.channelwatch.notification.Item;
import io.channelwatch.notifying.deliver.Courier;
import io.channelwatch.notifying.deliver.CourierFactory;
import io.channelwatch.notifying.deliver.Letter;
import io.channelwatch.notifying.deliver.RetryTimes;
import io.channelwatch.notifying.ingest.PartnerNews;
import io.channelwatch.notifying.ingest.Ruling;
import io.channelwatch.rule.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
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
  private static final String CHANNELS = "chat: {type: slack, token: \"${TOKEN}\"}";
  private static final CourierFactory RECORDING =
      () -> new Courier(spec -> NotifyingTopologyIT::send, RetryTimes.DEFAULT);

  private final RecordingSink decisions = new RecordingSink();

  private static String send(Letter letter) {
    SENT.add(letter.message().notificationId());
    return null;
  }

  @BeforeEach
  void forget() {
    SENT.clear();
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

    run(alerts, 2, new Delivery("UTC", false, RECORDING));

    assertThat(decisions.written())
        .extracting(d -> d.status() + " " + d.why() + " " + (d.at() - OPENED_AT) / 1000)
        .containsExactlyInAnyOrder(
            "SENT FIRST 30", "SUPPRESSED OPENED_AND_CLEARED 90", "SENT RESOLVED 630");
    assertThat(SENT).hasSize(2);
  }

  @Test
  void orderOfArrivalAndParallelismChangeNothing() throws Exception {
    List<Incoming> alerts = manyAlerts();
    run(alerts, 1, Delivery.none("UTC"));
    List<String> expected = ids(decisions);
    assertThat(expected).hasSizeGreaterThan(20).doesNotHaveDuplicates();

    List<Incoming> shuffled = new ArrayList<>(alerts);
    Collections.shuffle(shuffled, new Random(7));
    RecordingSink again = new RecordingSink();
    run(shuffled, 4, Delivery.none("UTC"), again, Clocks.leap());

    assertThat(ids(again)).isEqualTo(expected);
  }

  @Test
  void repeatedAlertsSendNothingTwice() throws Exception {
    List<Incoming> twice = new ArrayList<>(manyAlerts());
    run(twice, 2, new Delivery("UTC", false, RECORDING));
    List<String> expected = ids(decisions);
    SENT.clear();

    twice.addAll(manyAlerts());
    RecordingSink again = new RecordingSink();
    run(twice, 2, new Delivery("UTC", false, RECORDING), again, Clocks.step());

    assertThat(ids(again)).isEqualTo(expected);
    assertThat(SENT).doesNotHaveDuplicates();
  }

  @Test
  void aCrashChangesNothing() throws Exception {
    run(manyAlerts(), 2, Delivery.none("UTC"));

    RecordingSink crashing = new RecordingSink(12);
    run(manyAlerts(), 2, new Delivery("UTC", false, RECORDING), crashing, Clocks.step());

    assertThat(Set.copyOf(ids(crashing))).isEqualTo(Set.copyOf(ids(decisions)));
  }

  private static List<Incoming> manyAlerts() {
    List<Incoming> alerts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long at = i * 47_000L;
      alerts.add(alert("a" + i, 0, TransitionType.OPENED, at));
      alerts.add(alert("a" + i, 1, TransitionType.ESCALATED, at + 100_000));
      alerts.add(alert("a" + i, 2, TransitionType.RESOLVED, at + (i % 7) * 400_000L + 200_000));
    }
    alerts.sort(Comparator.comparing(Incoming::item, Item.ORDER));
    return alerts;
  }

  /** Leaves time for checkpoints between the alerts. */
  private static Incoming slowly(Incoming alert) throws InterruptedException {
    Thread.sleep(3);
    return alert;
  }

  private static List<String> ids(RecordingSink sink) {
    return sink.written().stream().map(Decision::notificationId).sorted().toList();
  }

  private static Incoming alert(String id, int sequence, TransitionType type, long after) {
    Item item = Examples.item(id, sequence, type, Severity.WARNING, OPENED_AT + after);
    return Examples.incoming(item);
  }

  private void run(List<Incoming> alerts, int parallelism, Delivery delivery) throws Exception {
    run(alerts, parallelism, delivery, decisions, Clocks.step());
  }

  private static void run(
      List<Incoming> alerts,
      int parallelism,
      Delivery delivery,
      RecordingSink sink,
      WatermarkStrategy<Incoming> clock)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("state.backend.type", "rocksdb");
    configuration.setString("restart-strategy.type", "fixed-delay");
    configuration.setString("restart-strategy.fixed-delay.attempts", "1");
    configuration.setString("restart-strategy.fixed-delay.delay", "10 ms");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    env.enableCheckpointing(50);
    DataStream<Incoming> incoming =
        env.fromData(alerts, TypeInformation.of(Incoming.class))
            .uid("alerts")
            .setParallelism(1)
            .map(NotifyingTopologyIT::slowly, TypeInformation.of(Incoming.class))
            .uid("alerts-slowly")
            .setParallelism(1)
            .assignTimestampsAndWatermarks(clock)
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
    DataStream<PartnerNews> news =
        incoming
            .map(PartnerNews::of, TypeInformation.of(PartnerNews.class))
            .uid("news")
            .setParallelism(1);
    DataStream<Ruling> rulings =
        rules.map(Ruling::of, TypeInformation.of(Ruling.class)).uid("rulings").setParallelism(1);
    NotifyingTopology.define(env, new Inputs(news, rulings), new Outputs(sink), delivery);
    env.execute();
  }
}
