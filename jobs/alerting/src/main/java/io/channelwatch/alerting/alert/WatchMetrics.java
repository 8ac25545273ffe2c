package io.channelwatch.alerting.alert;

import io.channelwatch.alert.PartnerState;
import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.alert.PartnerStore.PartnerStateForm;
import io.channelwatch.alerting.metric.MetricName;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What one task that watches partners tells of itself. */
final class WatchMetrics {

  private final Counter applied;
  private final Counter late;
  private final Counter evaluations;
  private final Counter evaluationTime;
  private final Counter transitions;
  private final Counter kpisTold;
  private final Counter rulesRefused;
  private final Counter partnersRead;
  private final Counter partnersWritten;
  private final OpenAlerts openAlerts;

  /**
   * The metrics of an operator.
   *
   * @param partners how many are known; asked from other threads, where an older answer will do
   * @param rulesVersion of the rules in force; the same
   */
  WatchMetrics(MetricGroup operator, Gauge<Integer> partners, Gauge<Long> rulesVersion) {
    MetricGroup group = operator.addGroup(MetricName.GROUP);
    applied = group.counter(MetricName.APPLIED);
    late = group.counter(MetricName.LATE);
    evaluations = group.counter(MetricName.EVALUATIONS);
    evaluationTime = group.counter(MetricName.EVALUATION_TIME);
    transitions = group.counter(MetricName.TRANSITIONS);
    kpisTold = group.counter(MetricName.KPIS_TOLD);
    rulesRefused = group.counter(MetricName.RULES_REFUSED);
    partnersRead = group.counter(MetricName.PARTNERS_READ);
    partnersWritten = group.counter(MetricName.PARTNERS_WRITTEN);
    openAlerts = new OpenAlerts(operator);
    group.gauge(MetricName.PARTNERS, partners);
    group.gauge(MetricName.RULES_VERSION, rulesVersion);
  }

  void applied() {
    applied.inc();
  }

  void late() {
    late.inc();
  }

  void evaluated() {
    evaluations.inc();
  }

  /** Time that went into records and evaluations since an instant of {@link System#nanoTime}. */
  void spentSince(long nanos) {
    evaluationTime.inc(System.nanoTime() - nanos);
  }

  void told(Transition transition) {
    transitions.inc();
    openAlerts.changed(transition);
  }

  void rulesRefused() {
    rulesRefused.inc();
  }

  void toldKpis() {
    kpisTold.inc();
  }

  /** Counts how often partners are read and written. */
  PartnerStateForm counting(PartnerStateForm form) {
    return new PartnerStateForm() {
      @Override
      public PartnerState create(String partnerId) {
        return form.create(partnerId);
      }

      @Override
      public byte[] write(PartnerState state) {
        partnersWritten.inc();
        return form.write(state);
      }

      @Override
      public PartnerState read(byte[] bytes) {
        partnersRead.inc();
        return form.read(bytes);
      }
    };
  }

  /** The alerts that were open before the task started. */
  OpenAlerts openAlerts() {
    return openAlerts;
  }
}
