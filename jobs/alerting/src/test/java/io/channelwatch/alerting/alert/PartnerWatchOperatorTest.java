package io.channelwatch.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.TestSettings;
import io.channelwatch.alerting.ingest.DecodeFunction;
import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.alerting.ingest.Refused;
import io.channelwatch.alerting.rule.RulesCompiler;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.FxRate;
import io.channelwatch.event.PartnerEvent;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.RulesUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class PartnerWatchOperatorTest {

  /** Fewer than there are, so that partners go to the state backend and come back. */
  private static final long PARTNER_BYTES = 10_000;

  private static final long START = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();
  private static final RulesCompiler RULES = new FewRevenuesRule();

  @Test
  void evaluatesNothingBeforeTheClockHasPassedTheTick() throws Exception {
    try (var harness = open(null)) {
      rules(harness, START - 5_000);
      record(harness, revenue("p1", "e1", START + 300), START + 300);
      harness.processBothWatermarks(new Watermark(START + 999));
      assertThat(transitions(harness)).isEmpty();
      harness.processBothWatermarks(new Watermark(START + 1_000));
      assertThat(transitions(harness))
          .singleElement()
          .satisfies(t -> assertThat(t.at()).isEqualTo(START + 1_000));
    }
  }

  @Test
  void givesTheSameForAnyOrderOfArrival() throws Exception {
    List<PartnerRecord> records = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      records.add(entry(revenue("p" + i % 7, "e" + i, START + i * 450L), START + i * 450L));
    }
    List<String> inOrder = run(records);
    assertThat(inOrder).hasSizeGreaterThan(7);
    for (int seed = 0; seed < 5; seed++) {
      List<PartnerRecord> shuffled = new ArrayList<>(records);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(run(shuffled)).isEqualTo(inOrder);
    }
  }

  private static List<String> run(List<PartnerRecord> records) throws Exception {
    try (var harness = open(null)) {
      rules(harness, START - 5_000);
      for (PartnerRecord entry : records) {
        harness.processElement1(new StreamRecord<>(entry, entry.knownAt()));
      }
      for (long mark = START; mark <= START + 60_000; mark += 7_000) {
        harness.processBothWatermarks(new Watermark(mark));
      }
      return transitions(harness).stream().map(Transition::toString).sorted().toList();
    }
  }

  @Test
  void goesOnAfterACheckpointAsIfNothingHadHappened() throws Exception {
    List<String> whole = new ArrayList<>();
    OperatorSubtaskState checkpoint;
    try (var harness = open(null)) {
      rules(harness, START - 5_000);
      record(harness, revenue("p1", "e1", START), START);
      record(harness, revenue("p1", "e2", START + 2_000), START + 2_000);
      harness.processBothWatermarks(new Watermark(START + 1_000));
      checkpoint = harness.snapshot(1, 1);
      transitions(harness).forEach(t -> whole.add(t.toString()));
    }
    assertThat(whole).hasSize(1).first().asString().contains("OPENED");
    try (var harness = open(checkpoint)) {
      harness.processBothWatermarks(new Watermark(START + 5_000));
      assertThat(transitions(harness))
          .singleElement()
          .satisfies(
              t -> {
                assertThat(t.transition().name()).isEqualTo("RESOLVED");
                assertThat(t.sequence()).isEqualTo(1);
                assertThat(t.at()).isEqualTo(START + 2_000);
              });
    }
  }

  @Test
  void takesARecordBelowTheClockAtTheNextTick() throws Exception {
    try (var harness = open(null)) {
      rules(harness, START - 5_000);
      harness.processBothWatermarks(new Watermark(START + 10_500));
      record(harness, revenue("p1", "e1", START), START);
      harness.processBothWatermarks(new Watermark(START + 11_000));
      assertThat(transitions(harness))
          .singleElement()
          .satisfies(t -> assertThat(t.at()).isEqualTo(START + 11_000));
    }
  }

  @Test
  void refusesAnAmountWithoutARateAndConvertsOnceThereIsOne() throws Exception {
    try (var harness = open(null)) {
      rules(harness, START - 5_000);
      record(harness, euros("p1", "e1", START), START);
      harness.processBothWatermarks(new Watermark(START + 1_000));
      assertThat(harness.getSideOutput(DecodeFunction.REFUSED))
          .singleElement()
          .extracting(StreamRecord::getValue)
          .satisfies(
              (Refused refused) -> {
                assertThat(refused.rejection().reason()).isEqualTo("no_fx_rate");
                assertThat(refused.rejection().detail()).contains("EUR");
              });
      harness.processElement2(
          new StreamRecord<>(
              new ReferenceRecord(0, new FxRate("EUR", 0, 110_000_000L, null), null)));
      record(harness, euros("p1", "e1", START), START + 2_000);
      harness.processBothWatermarks(new Watermark(START + 3_000));
      assertThat(transitions(harness)).hasSize(1);
    }
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, PartnerRecord, ReferenceRecord, Transition>
      open(OperatorSubtaskState from) throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<
            String, PartnerRecord, ReferenceRecord, Transition>(
            new PartnerWatchOperator(
                new WatchSettings(TestSettings.defaults(), RULES, PARTNER_BYTES, false)),
            PartnerRecord::partnerId,
            reference -> "",
            Types.STRING);
    harness.setup();
    if (from != null) {
      harness.initializeState(from);
    }
    harness.open();
    return harness;
  }

  private static void rules(
      KeyedTwoInputStreamOperatorTestHarness<String, PartnerRecord, ReferenceRecord, Transition>
          harness,
      long knownAt)
      throws Exception {
    RulesUpdate update = new RulesUpdate("test", 1, Map.of(), "tester", knownAt);
    harness.processElement2(new StreamRecord<>(new ReferenceRecord(knownAt, null, update)));
  }

  private static void record(
      KeyedTwoInputStreamOperatorTestHarness<String, PartnerRecord, ReferenceRecord, Transition>
          harness,
      PartnerEvent event,
      long knownAt)
      throws Exception {
    harness.processElement1(new StreamRecord<>(entry(event, knownAt), knownAt));
  }

  private static PartnerRecord entry(PartnerEvent event, long knownAt) {
    return new PartnerRecord(
        event, knownAt, new Received("closed-revenue", 0, 0, knownAt, null, new byte[] {1}));
  }

  private static Revenue revenue(String partner, String id, long at) {
    return new Revenue(
        id, partner, at, 10_000, "USD", Attribution.SOURCED, RevenueType.NEW, null, null, null);
  }

  private static Revenue euros(String partner, String id, long at) {
    return new Revenue(
        id, partner, at, 10_000, "EUR", Attribution.SOURCED, RevenueType.NEW, null, null, null);
  }

  private static List<Transition> transitions(
      KeyedTwoInputStreamOperatorTestHarness<String, PartnerRecord, ReferenceRecord, Transition>
          harness) {
    return List.copyOf(harness.extractOutputValues());
  }
}
