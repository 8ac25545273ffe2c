package io.channelwatch.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.TestSettings;
import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.Received;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.alerting.rule.RulesCompiler;
import io.channelwatch.conventions.RecordedMetrics;
import io.channelwatch.event.Attribution;
import io.channelwatch.event.Revenue;
import io.channelwatch.event.RevenueType;
import io.channelwatch.event.RulesUpdate;
import io.channelwatch.rule.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the operator tells of itself while it works. */
class WatchMetricsTest {

  /** Fewer than there are, so that partners go to the state backend and come back. */
  private static final long PARTNER_BYTES = 10_000;

  private static final long START = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();
  private static final String WARNINGS =
      "rule_severity_alertsOpen{<rule>=odd-revenues, <severity>=WARNING}";

  @Test
  void countsWhatItTakesUpAndWhatComesOfIt() throws Exception {
    try (Task task = Task.start(new FewRevenuesRule(), null)) {
      task.rules(7);
      task.revenue("p1", "e1", START);
      task.revenue("p2", "e2", START);
      task.reach(START + 1_000);

      assertThat(task.value("applied")).isEqualTo(2);
      assertThat(task.value("late")).isZero();
      assertThat(task.value("partners")).isEqualTo(2);
      assertThat(task.value("evaluations")).isEqualTo(2);
      assertThat(task.value("evaluationTimeNanos")).isPositive();
      assertThat(task.value("transitions")).isEqualTo(2);
      assertThat(task.value("rulesVersion")).isEqualTo(7);
      assertThat(task.value("rulesRefused")).isZero();
      assertThat(task.value("kpisTold")).isZero();
    }
  }

  @Test
  void countsAsLateWhatComesBelowTheClock() throws Exception {
    try (Task task = Task.start(new FewRevenuesRule(), null)) {
      task.reach(START + 10_000);
      task.revenue("p1", "e1", START);

      assertThat(task.value("late")).isEqualTo(1);
    }
  }

  @Test
  void anAlertIsOpenUntilItEnds() throws Exception {
    try (Task task = Task.start(new FewRevenuesRule(), null)) {
      task.rules(1);
      task.revenue("p1", "e1", START);
      task.revenue("p2", "e2", START);
      task.reach(START + 1_000);
      assertThat(task.value(WARNINGS)).isEqualTo(2);

      task.revenue("p1", "e3", START + 2_000);
      task.reach(START + 3_000);
      assertThat(task.value(WARNINGS)).isEqualTo(1);
    }
  }

  @Test
  void whatWasOpenBeforeARestartIsStillOpen() throws Exception {
    OperatorSubtaskState checkpoint;
    try (Task task = Task.start(new FewRevenuesRule(), null)) {
      task.rules(1);
      task.revenue("p1", "e1", START);
      task.reach(START + 1_000);
      checkpoint = task.harness.snapshot(1, 1);
    }
    try (Task task = Task.start(new FewRevenuesRule(), checkpoint)) {
      assertThat(task.value(WARNINGS)).isEqualTo(1);
      assertThat(task.value("partners")).isEqualTo(1);

      task.revenue("p1", "e2", START + 2_000);
      task.reach(START + 3_000);
      assertThat(task.value(WARNINGS)).isZero();
    }
  }

  @Test
  void countsPartnersThatComeAndGo() throws Exception {
    try (Task task = Task.start(new FewRevenuesRule(), null)) {
      for (int i = 0; i < 5; i++) {
        task.revenue("p" + i, "e" + i, START + i);
      }
      task.reach(START + 1_000);
      assertThat(task.value("partnersRead")).isZero();
      assertThat(task.value("partnersWritten")).isPositive();

      task.revenue("p0", "e6", START + 2_000);
      task.reach(START + 3_000);
      assertThat(task.value("partnersRead")).isEqualTo(1);
    }
  }

  @Test
  void countsRulesThatDoNotPass() throws Exception {
    try (Task task = Task.start(new RefusingRules(), null)) {
      task.rules(1);
      task.reach(START);

      assertThat(task.value("rulesRefused")).isEqualTo(1);
    }
  }

  private record RefusingRules() implements RulesCompiler {

    private static final Problem PROBLEM =
        new Problem(Problem.Severity.ERROR, "rules.yaml", 1, 1, null, "No.", "");

    @Override
    public Compiled compile(RulesUpdate update) {
      return new Compiled(null, List.of(PROBLEM));
    }
  }

  /** The operator, with a group of metrics to look into. */
  private record Task(
      PartnerWatchOperator operator,
      AbstractStreamOperatorTestHarness<Transition> harness,
      RecordedMetrics metrics)
      implements AutoCloseable {

    static Task start(RulesCompiler rules, @Nullable OperatorSubtaskState from) throws Exception {
      RecordedMetrics metrics = new RecordedMetrics();
      PartnerWatchOperator operator =
          new PartnerWatchOperator(
              new WatchSettings(TestSettings.defaults(), rules, PARTNER_BYTES, false));
      var harness =
          new AbstractStreamOperatorTestHarness<Transition>(operator, metrics.environment());
      harness.getStreamConfig().setStateKeySerializer(Types.STRING.createSerializer(null));
      harness.getStreamConfig().serializeAllConfigs();
      harness.setup();
      if (from != null) {
        harness.initializeState(from);
      }
      harness.open();
      return new Task(operator, harness, metrics);
    }

    void rules(long version) {
      RulesUpdate update = new RulesUpdate("test", version, Map.of(), "tester", START - 5_000);
      operator.processElement2(
          new StreamRecord<>(new ReferenceRecord(START - 5_000, null, update)));
    }

    void revenue(String partner, String id, long at) {
      Revenue revenue =
          new Revenue(
              id,
              partner,
              at,
              10_000,
              "USD",
              Attribution.SOURCED,
              RevenueType.NEW,
              null,
              null,
              null);
      Received received = new Received("closed-revenue", 0, 0, at, null, new byte[] {1});
      operator.processElement1(new StreamRecord<>(new PartnerRecord(revenue, at, received)));
    }

    void reach(long instant) throws Exception {
      operator.processWatermark(new Watermark(instant));
    }

    long value(String name) {
      return metrics.value(name);
    }

    @Override
    public void close() throws Exception {
      harness.close();
    }
  }
}
