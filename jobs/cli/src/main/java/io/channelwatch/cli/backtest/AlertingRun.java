package io.channelwatch.cli.backtest;

import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.AlertingTopology;
import io.channelwatch.alerting.alert.PartnerWatchOperator;
import io.channelwatch.alerting.alert.WatchSettings;
import io.channelwatch.alerting.ingest.DecodeFunction;
import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.PartnerRecordType;
import io.channelwatch.alerting.ingest.ReferenceRecord;
import io.channelwatch.alerting.ingest.Refused;
import io.channelwatch.alerting.rule.RuleSetsCompiler;
import io.channelwatch.config.Settings;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The first half: which alerts would have fired. */
final class AlertingRun {

  private final LocalFlink flink;
  private final Settings settings;

  /** A run under these settings. */
  AlertingRun(LocalFlink flink, Settings settings) {
    this.flink = flink;
    this.settings = settings;
  }

  /**
   * Runs the records through the rules.
   *
   * @param ratesAndRules in the order in which they became known
   * @param alerts takes what fired
   * @return the last event tick; {@code Long.MIN_VALUE} if there was none
   */
  long run(
      Feed<PartnerRecord> records,
      List<ReferenceRecord> ratesAndRules,
      MergedLines<AlertHead> alerts)
      throws Exception {
    Feed<ReferenceRecord> reference = new ListFeed<>(ratesAndRules, ReferenceRecord::knownAt);
    try (Handover<Feed<PartnerRecord>> events = Handover.of(records);
        Handover<Feed<ReferenceRecord>> references = Handover.of(reference);
        Handover<MergedLines<AlertHead>> lines = Handover.of(alerts)) {
      StreamExecutionEnvironment env = flink.environment();
      SingleOutputStreamOperator<Transition> transitions =
          AlertingTopology.watch(
              LocalFlink.readToEnd(env, events, new PartnerRecordType(), "events-read"),
              LocalFlink.read(
                  env,
                  references,
                  TypeInformation.of(ReferenceRecord.class),
                  "rates-and-rules-read"),
              WatchSettings.of(settings, new RuleSetsCompiler(settings.program().currency())));
      transitions.sinkTo(new LineSink<>(new AlertForm(), lines)).uid("alerts-write");
      transitions
          .getSideOutput(DecodeFunction.REFUSED)
          .map(AlertingRun::refuse)
          .uid("refused-fail")
          .sinkTo(new DiscardingSink<>())
          .uid("refused-discard");
      JobExecutionResult result = flink.execute(env);
      Long last = result.getAccumulatorResult(PartnerWatchOperator.LAST_EVENT_TICK);
      return last == null ? Long.MIN_VALUE : last;
    }
  }

  /** Every record was checked before: one that is refused all the same is a fault of the check. */
  private static Refused refuse(Refused refused) {
    throw new IllegalStateException(
        "a record that was checked is refused: " + refused.rejection().detail());
  }
}
