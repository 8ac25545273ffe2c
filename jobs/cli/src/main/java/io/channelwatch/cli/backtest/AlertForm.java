package io.channelwatch.cli.backtest;

import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.alert.AlertWriter;
import io.channelwatch.alerts.Alert;
import java.io.DataInput;
import java.io.IOException;
import java.util.Comparator;
import org.apache.avro.Schema;

/** Alerts as the topic has them. */
record AlertForm() implements ResultForm<Transition, Alert, AlertHead> {

  @Override
  public Schema schema() {
    return Alert.getClassSchema();
  }

  @Override
  public Alert record(Transition transition) {
    return AlertWriter.alert(transition);
  }

  @Override
  public AlertHead head(Alert alert) {
    return AlertHead.of(alert);
  }

  @Override
  public Comparator<AlertHead> order() {
    return AlertHead.ORDER;
  }

  @Override
  public AlertHead read(DataInput in) throws IOException {
    return AlertHead.read(in);
  }
}
