package io.channelwatch.alerting.alert;

import io.channelwatch.alert.Transition;
import io.channelwatch.alerting.sink.TopicSchema;
import io.channelwatch.alerting.sink.Written;
import io.channelwatch.alerts.Alert;
import io.channelwatch.config.Settings;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.formats.avro.registry.confluent.ConfluentRegistryAvroSerializationSchema;

/** Writes transitions as Avro, keyed by rule and subject so that each alert's stay in order. */
public final class EncodeAlertFunction extends RichMapFunction<Transition, Written> {

  private static final long serialVersionUID = 1;

  private final String topic;
  private final ConfluentRegistryAvroSerializationSchema<Alert> schema;

  /** Writes for the alerts topic that the settings name. */
  public EncodeAlertFunction(Settings settings) {
    this.topic = settings.topics().alerts();
    this.schema = TopicSchema.of(Alert.class, topic, settings);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    schema.open(null);
  }

  @Override
  public Written map(Transition transition) {
    return new Written(
        topic,
        transition.ruleId() + "|" + transition.subjectId(),
        schema.serialize(AlertWriter.alert(transition)),
        transition.at());
  }
}
