package io.channelwatch.alerting.alert;

import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.sink.WireWriter;
import io.channelwatch.alerting.sink.Written;
import io.channelwatch.alerts.Alert;
import io.channelwatch.config.Settings;
import org.apache.flink.api.common.functions.MapFunction;

/** Writes transitions as Avro, keyed by rule and subject so that each alert's stay in order. */
public final class EncodeAlertFunction implements MapFunction<Transition, Written> {

  private static final long serialVersionUID = 1;

  private final String topic;
  private final WireWriter<Alert> writer;

  /** Writes for the alerts topic that the settings name. */
  public EncodeAlertFunction(Settings settings) {
    this.topic = settings.topics().alerts();
    this.writer = new WireWriter<>(Alert.class, topic, settings);
  }

  @Override
  public Written map(Transition transition) {
    return new Written(
        topic,
        transition.ruleId() + "|" + transition.subjectId(),
        writer.write(AlertWriter.alert(transition)),
        transition.at());
  }
}
