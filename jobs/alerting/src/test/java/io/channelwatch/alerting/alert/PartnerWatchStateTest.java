package io.channelwatch.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.TestSettings;
import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.conventions.OperatorStates;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.RulesUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What the alerting job keeps: partners, records that wait, the clock, rates, rules. */
class PartnerWatchStateTest {

  private static final String UID = "partners-watch";

  /** Fewer than there are, so that partners go to the state backend and come back. */
  private static final long PARTNER_BYTES = 10_000;

  private static final long START = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();

  @Test
  void theFormIsThatOfTheLatestRelease() throws Exception {
    OperatorStates.holdForm(UID, begin(open(null)));
  }

  @Test
  void theStateOfAnyReleaseGoesOnAsIfNothingHadHappened() throws Exception {
    Harness uninterrupted = open(null);
    OperatorSubtaskState now = begin(uninterrupted);
    List<Transition> expected = goOn(uninterrupted);
    assertThat(expected)
        .extracting(told -> told.partnerId() + " " + told.transition() + " " + told.rulesVersion())
        .containsExactlyInAnyOrder("p1 RESOLVED 1", "p3 OPENED 1", "p2 OPENED 2");
    for (var release : OperatorStates.ofEachRelease(UID, now).entrySet()) {
      assertThat(goOn(open(release.getValue())))
          .as(release.getKey())
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /** An alert fires, records wait for their ticks, an edit of the rules for its own. */
  private static OperatorSubtaskState begin(Harness harness) throws Exception {
    rules(harness, 1, START - 5_000);
    FxRate rate = new FxRate("EUR", 20_000, 110_000_000L, 5L);
    harness.processElement2(new StreamRecord<>(new ReferenceRecord(START, rate, null)));
    revenue(harness, "p1", "e1", START);
    revenue(harness, "p1", "e2", START + 2_000);
    revenue(harness, "p2", "e3", START + 9_000);
    rules(harness, 2, START + 7_000);
    harness.processBothWatermarks(new Watermark(START + 1_000));
    assertThat(harness.extractOutputValues()).extracting(Transition::partnerId).containsOnly("p1");
    return harness.snapshot(1, 1);
  }

  private static List<Transition> goOn(Harness harness) throws Exception {
    int before = harness.extractOutputValues().size();
    revenue(harness, "p1", "e1", START + 3_000);
    revenue(harness, "p3", "e4", START + 4_000);
    harness.processBothWatermarks(new Watermark(START + 20_000));
    List<Transition> told = harness.extractOutputValues();
    harness.close();
    return List.copyOf(told.subList(before, told.size()));
  }

  private static final class Harness
      extends KeyedTwoInputStreamOperatorTestHarness<
          String, PartnerRecord, ReferenceRecord, Transition> {
    Harness() throws Exception {
      super(
          new PartnerWatchOperator(
              new WatchSettings(
                  TestSettings.defaults(), new FewRevenuesRule(), PARTNER_BYTES, false)),
          PartnerRecord::partnerId,
          reference -> "",
          Types.STRING);
    }
  }

  private static Harness open(OperatorSubtaskState from) throws Exception {
    Harness harness = new Harness();
    harness.setup();
    if (from != null) {
      harness.initializeState(from);
    }
    harness.open();
    return harness;
  }

  private static void rules(Harness harness, long version, long knownAt) throws Exception {
    RulesUpdate update =
        new RulesUpdate("test", version, Map.of("a.yaml", "kind: RuleSet"), "tester", knownAt);
    harness.processElement2(new StreamRecord<>(new ReferenceRecord(knownAt, null, update)));
  }

  private static void revenue(Harness harness, String partner, String id, long at)
      throws Exception {
    Revenue revenue =
        new Revenue(
            id, partner, at, 10_000, "EUR", Attribution.SOURCED, RevenueType.NEW, null, "c1", null);
    Received source = new Received("closed-revenue", 0, 0, at, null, new byte[] {1});
    harness.processElement1(new StreamRecord<>(new PartnerRecord(revenue, at, source), at));
  }
}
