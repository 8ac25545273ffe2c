package io.channelwatch.cli.backtest;

import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.alert.PartnerWatchOperator;
import io.channelwatch.alerting.alert.WatchSettings;
import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.alerting.rule.RuleSetsCompiler;
import io.channelwatch.alerts.Alert;
import io.channelwatch.config.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/**
 * Runs the operator that watches partners on its own, in bursts, with restarts from checkpoints in
 * between, and with room for so few partners that their states come and go all the time.
 */
final class HarnessRun {

  private final WatchSettings settings;
  private final Random random;
  private final List<Alert> alerts = new ArrayList<>();
  private Harness harness;

  private static final class Harness
      extends KeyedTwoInputStreamOperatorTestHarness<
          String, PartnerRecord, ReferenceRecord, Transition> {
    Harness(WatchSettings settings) throws Exception {
      super(
          new PartnerWatchOperator(settings), PartnerRecord::partnerId, rates -> "", Types.STRING);
    }
  }

  /** A run whose bursts and restarts a generator decides. */
  HarnessRun(Settings settings, Random random) throws Exception {
    this.settings =
        new WatchSettings(
            settings,
            new RuleSetsCompiler(settings.program().currency()),
            random.nextInt(3) * 20_000L,
            false);
    this.random = random;
    this.harness = open(null);
  }

  private Harness open(OperatorSubtaskState checkpoint) throws Exception {
    Harness next = new Harness(settings);
    next.setup();
    if (checkpoint != null) {
      next.initializeState(checkpoint);
    }
    next.open();
    return next;
  }

  /** The alerts up to an instant, in the order in which a backtest writes them. */
  List<Alert> alerts(EventFeed records, List<ReferenceRecord> ratesAndRules, long until)
      throws Exception {
    for (ReferenceRecord reference : ratesAndRules) {
      harness.processElement2(new StreamRecord<>(reference));
    }
    long clock = Long.MIN_VALUE;
    while (records.hasNext()) {
      PartnerRecord next = records.next();
      boolean moves = next.knownAt() - 1 > clock && next.knownAt() != Feed.BEGINNING;
      if (moves && random.nextInt(4) == 0) {
        clock = next.knownAt() - 1;
        harness.processBothWatermarks(new Watermark(clock));
        if (random.nextInt(4) == 0) {
          restart();
        }
      }
      harness.processElement1(new StreamRecord<>(next));
    }
    harness.processBothWatermarks(new Watermark(Math.max(clock, until)));
    take();
    harness.close();
    alerts.removeIf(alert -> alert.getAt().toEpochMilli() > until);
    alerts.sort(Comparator.comparing(AlertHead::of, AlertHead.ORDER));
    return alerts;
  }

  private void restart() throws Exception {
    take();
    OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
    harness.close();
    harness = open(checkpoint);
  }

  private void take() {
    harness.extractOutputValues().forEach(told -> alerts.add(new AlertForm().record(told)));
    harness.getOutput().clear();
  }
}
