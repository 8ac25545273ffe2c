package io.channelwatch.alerting.alert;

import io.channelwatch.alert.Evaluation;
import io.channelwatch.alert.PartnerKpis;
import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.ingest.DecodeFunction;
import io.channelwatch.alerting.ingest.PartnerRecord;
import io.channelwatch.alerting.ingest.Refused;
import io.channelwatch.event.Rejection;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** What one task tells, and counts of it. */
final class WatchOutput {

  private final Output<StreamRecord<Transition>> output;
  private final WatchMetrics metrics;
  private final StreamRecord<Transition> out = new StreamRecord<>(null);

  WatchOutput(Output<StreamRecord<Transition>> output, WatchMetrics metrics) {
    this.output = output;
    this.metrics = metrics;
  }

  /** Tells what happened to an alert. */
  void tell(Transition transition) {
    metrics.told(transition);
    output.collect(out.replace(transition, transition.at()));
  }

  /** Tells what came of looking at a partner. */
  void tell(Evaluation evaluation) {
    metrics.evaluated();
    for (Transition transition : evaluation.transitions()) {
      tell(transition);
    }
    PartnerKpis kpis = evaluation.kpis();
    if (kpis != null) {
      metrics.toldKpis();
      output.collect(PartnerWatchOperator.KPIS, new StreamRecord<>(kpis, kpis.at()));
    }
  }

  /** Counts a record that a partner took up. */
  void applied() {
    metrics.applied();
  }

  /** Sends a record where those go that cannot be used. */
  void refuse(PartnerRecord waiting, Rejection rejection) {
    output.collect(
        DecodeFunction.REFUSED, new StreamRecord<>(new Refused(waiting.source(), rejection)));
  }
}
