package io.channelwatch.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.TestSettings;
import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.conventions.RecordedMetrics;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.RulesUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** One partner has a twentieth of all records: it costs as much as its records do, and no more. */
class HotPartnerTest {

  private static final long START = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();
  private static final String HOT = "hot";
  private static final int OTHERS = 200;
  private static final int RECORDS = 8_000;
  private static final int HOT_EACH = 20;
  private static final int CHECKPOINT_EACH = 500;
  private static final long PAUSE = 7_000;

  @Test
  void theOthersAreToldTheSameAsWithoutItAndItTheSameAsAlone() throws Exception {
    List<String> together = run(record -> true).told();

    List<String> apart = new ArrayList<>(run(record -> !isHot(record)).told());
    apart.addAll(run(HotPartnerTest::isHot).told());
    assertThat(together).containsExactlyInAnyOrderElementsOf(apart);
    assertThat(together).filteredOn(told -> told.contains(HOT)).hasSize(RECORDS / HOT_EACH);
    assertThat(together).hasSizeGreaterThan(RECORDS / 2);
  }

  @Test
  void whatItHasBehindItMakesNoRecordOfItDearer() throws Exception {
    Run run = run(HotPartnerTest::isHot);

    List<Cost> costs = run.costs();
    int hot = CHECKPOINT_EACH / HOT_EACH;
    assertThat(costs).hasSize(RECORDS / CHECKPOINT_EACH);
    assertThat(costs)
        .allSatisfy(
            cost -> {
              assertThat(cost.read()).isZero();
              assertThat(cost.written()).isEqualTo(1);
              assertThat(cost.evaluations()).isBetween((long) hot, hot + 2L);
            });
  }

  @Test
  void itAddsItsEvaluationsAndOneWriteACheckpointToTheOthers() throws Exception {
    List<Cost> without = run(record -> !isHot(record)).costs();
    List<Cost> with = run(record -> true).costs();

    int hot = CHECKPOINT_EACH / HOT_EACH;
    assertThat(with).hasSameSizeAs(without);
    for (int i = 0; i < with.size(); i++) {
      Cost more = with.get(i).less(without.get(i));
      assertThat(more.evaluations()).isBetween((long) hot, hot + 2L);
      assertThat(more.written()).isBetween(0L, 20L);
      assertThat(more.read()).isBetween(0L, 20L);
    }
  }

  private static boolean isHot(PartnerRecord record) {
    return record.partnerId().equals(HOT);
  }

  /** What was told, and what each stretch between two checkpoints cost. */
  private record Run(List<String> told, List<Cost> costs) {}

  private record Cost(long evaluations, long read, long written) {

    Cost less(Cost other) {
      return new Cost(evaluations - other.evaluations, read - other.read, written - other.written);
    }
  }

  /** Plays some of the records, each at a tick of its own, where not all partners find room. */
  private static Run run(Predicate<PartnerRecord> taken) throws Exception {
    RecordedMetrics metrics = new RecordedMetrics();
    WatchSettings settings =
        new WatchSettings(TestSettings.defaults(), new FewRevenuesRule(), 500_000, false);
    PartnerWatchOperator operator = new PartnerWatchOperator(settings);
    try (var harness =
        new AbstractStreamOperatorTestHarness<Transition>(operator, metrics.environment())) {
      harness.getStreamConfig().setStateKeySerializer(Types.STRING.createSerializer(null));
      harness.getStreamConfig().serializeAllConfigs();
      harness.setup();
      harness.open();
      RulesUpdate update = new RulesUpdate("test", 1, Map.of(), "tester", START - 5_000);
      operator.processElement2(
          new StreamRecord<>(new ReferenceRecord(START - 5_000, null, update)));
      List<Cost> costs = new ArrayList<>();
      Cost before = new Cost(0, 0, 0);
      for (int i = 0; i < RECORDS; i++) {
        PartnerRecord record = record(i);
        if (taken.test(record)) {
          operator.processElement1(new StreamRecord<>(record));
        }
        operator.processWatermark(new Watermark(record.knownAt()));
        if (i % CHECKPOINT_EACH == CHECKPOINT_EACH - 1) {
          harness.snapshot(i, i);
          Cost now = cost(metrics);
          costs.add(now.less(before));
          before = now;
        }
      }
      return new Run(
          harness.getOutput().stream()
              .filter(StreamRecord.class::isInstance)
              .map(told -> ((StreamRecord<?>) told).getValue().toString())
              .toList(),
          costs);
    }
  }

  private static Cost cost(RecordedMetrics metrics) {
    return new Cost(
        metrics.value("evaluations"),
        metrics.value("partnersRead"),
        metrics.value("partnersWritten"));
  }

  private static PartnerRecord record(int number) {
    String partner = number % HOT_EACH == 0 ? HOT : "p" + number * 7 % OTHERS;
    long at = START + number * PAUSE;
    Revenue revenue =
        new Revenue(
            "e" + number,
            partner,
            at,
            10_000,
            "USD",
            Attribution.SOURCED,
            RevenueType.NEW,
            null,
            null,
            null);
    return new PartnerRecord(
        revenue, at, new Received("closed-revenue", 0, number, at, null, new byte[] {1}));
  }
}
