package io.channelwatch.cli.backtest;

import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.alert.AlertWriter;
import io.channelwatch.alerts.Alert;
import io.channelwatch.cli.files.CodePoints;
import java.util.Comparator;

/** Alerts by instant, rule, subject and sequence. */
record AlertForm() implements RecordForm<Transition, Alert> {

  /** A deal that went to another partner can have one alert with each at the same instant. */
  static final Comparator<Alert> ORDER =
      Comparator.comparing(Alert::getAt)
          .thenComparing(Alert::getRuleId, CodePoints.ORDER)
          .thenComparing(alert -> alert.getSubject().getId(), CodePoints.ORDER)
          .thenComparing(Alert::getSequence)
          .thenComparing(Alert::getPartnerId, Comparator.nullsFirst(CodePoints.ORDER));

  @Override
  public Class<Alert> type() {
    return Alert.class;
  }

  @Override
  public Alert record(Transition transition) {
    return AlertWriter.alert(transition);
  }

  @Override
  public long at(Alert alert) {
    return alert.getAt().toEpochMilli();
  }

  @Override
  public Comparator<Alert> order() {
    return ORDER;
  }
}
